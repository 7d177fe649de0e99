import { describe, expect, test } from '@jest/globals';
import { isOpen, type Memo, memoBook, readMemo } from '../../../src/actions/deliver/memo.ts';
import { planPost } from '../../../src/actions/deliver/plan-post.ts';

describe('what post does', () => {
  test.each<[Memo['phase'], 'rollback' | 'keep', string]>([
    ['applying', 'rollback', 'take-back'],
    ['applying', 'keep', 'keep'],
    ['unproved', 'rollback', 'take-back'],
    ['unproved', 'keep', 'keep'],
    ['going-back', 'rollback', 'take-back'],
    ['going-back', 'keep', 'take-back'],
    ['back', 'rollback', 'keep'],
    ['proved', 'rollback', 'keep'],
    ['proved', 'keep', 'keep'],
  ])('at %s with on-cancel: %s it is to %s', (phase, onCancel, kind) => {
    expect(planPost({ phase }, onCancel)).toEqual({ kind, reason: 'the job was cancelled' });
  });

  test('the reason tells when main broke off by itself', () => {
    expect(planPost({ phase: 'unproved', broken: 'no answer' }, 'rollback').reason).toBe('the delivery broke off: no answer');
  });
});

describe('the memo', () => {
  const state = () => {
    const saved = new Map<string, string>();
    return { save: (key: string, value: string) => void saved.set(key, value), read: (key: string) => saved.get(key) };
  };
  const first = { startedAt: '2026-11-24T12:00:00.000Z', traceId: 'a', images: [] };

  test('is nothing before the first note, and grows with each', () => {
    const shared = state();
    const book = memoBook(shared, first);
    expect([book.last(), readMemo(shared), isOpen(readMemo(shared))]).toEqual([undefined, undefined, false]);
    book.note({ phase: 'applying', previous: { revision: 4 } });
    book.note({ phase: 'unproved', revision: 5 });
    expect(readMemo(shared)).toEqual({ ...first, phase: 'unproved', previous: { revision: 4 }, revision: 5 });
    expect(isOpen(book.last())).toBe(true);
    book.note({ phase: 'over' });
    expect(isOpen(readMemo(shared))).toBe(false);
  });
});
