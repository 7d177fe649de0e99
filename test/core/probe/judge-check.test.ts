import { describe, expect, test } from '@jest/globals';
import { DEFAULT_CHECK_BACKOFF } from '../../../src/core/probe/check.ts';
import type { Attempt } from '../../../src/core/probe/judge-answer.ts';
import { judgeCheck, type TimedAttempt, worstOf } from '../../../src/core/probe/judge-check.ts';
import { aCheck } from '../../support/builders/check.ts';

const rules = { failAfterMs: 30_000, backoff: DEFAULT_CHECK_BACKOFF, remainingMs: 200_000, deadlineMs: 300_000, random: 0.999999 };
const attempt = (kind: Attempt['kind'], atMs: number, cause?: string): TimedAttempt => ({
  kind,
  atMs,
  why: kind === 'met' ? '' : `was ${kind}`,
  ...(cause === undefined ? {} : { cause }),
});
const row = (kind: Attempt['kind'], times: number, stepMs: number): TimedAttempt[] =>
  Array.from({ length: times }, (_, at) => attempt(kind, at * stepMs));

describe('a check', () => {
  test('passes with its first good answer, and is flaky when others came before', () => {
    expect(judgeCheck(aCheck({}), [attempt('met', 0)], rules)).toEqual({ kind: 'pass' });
    expect(judgeCheck(aCheck({}), [attempt('transient', 0), attempt('unmet', 1), attempt('met', 2)], rules)).toEqual({
      kind: 'flaky',
      failures: 2,
    });
  });

  test('waits longer after each failure, up to the limit', () => {
    const waits = [1, 2, 3, 6, 9].map((times) => {
      const verdict = judgeCheck(aCheck({}), row('transient', times, 100), rules);
      return verdict.kind === 'again' ? Math.round(verdict.waitMs) : verdict.kind;
    });
    expect(waits).toEqual([500, 1_000, 2_000, 10_000, 10_000]);
  });

  test('waits as long as the other side says', () => {
    expect(judgeCheck(aCheck({}), [{ ...attempt('transient', 0), afterMs: 25_000 }], rules)).toEqual({ kind: 'again', waitMs: 25_000 });
  });

  test.each([
    ['four wrong answers in a row', row('unmet', 4, 20_000), 'again'],
    ['five within fail-after', row('unmet', 5, 7_000), 'again'],
    ['five over fail-after', row('unmet', 5, 7_500), 'fail'],
    [
      'five over fail-after, but one was not wrong',
      [...row('unmet', 3, 7_500), attempt('transient', 22_500), ...row('unmet', 2, 1)],
      'again',
    ],
  ])('%s: %#', (_, attempts, kind) => {
    expect(judgeCheck(aCheck({}), attempts, rules).kind).toBe(kind);
  });

  test('says how often and for how long it was wrong', () => {
    expect(judgeCheck(aCheck({}), row('unmet', 7, 5_000), rules)).toEqual({
      kind: 'fail',
      code: 'ST022',
      why: 'was unmet, in 7 answers over 30s',
    });
  });

  test('never repeats what is final, nor anything with retry: never', () => {
    expect(judgeCheck(aCheck({}), [attempt('final', 0, 'tls')], rules)).toMatchObject({ kind: 'fail', code: 'ST022' });
    expect(judgeCheck(aCheck({}), [attempt('final', 0, 'denied')], rules)).toMatchObject({ kind: 'fail', code: 'ST060' });
    expect(judgeCheck(aCheck({ retry: 'never' }), [attempt('unmet', 0)], rules)).toEqual({ kind: 'fail', code: 'ST022', why: 'was unmet' });
    expect(judgeCheck(aCheck({ retry: 'never' }), [attempt('transient', 0)], rules)).toMatchObject({ kind: 'fail' });
  });

  test('ends at the deadline, and is inconclusive where the application could not be asked', () => {
    const late = { ...rules, remainingMs: 900 };
    expect(judgeCheck(aCheck({}), row('transient', 2, 100), late)).toEqual({
      kind: 'fail',
      code: 'ST020',
      why: 'deadline 5m reached after 2 attempts; last: was transient',
    });
    expect(judgeCheck(aCheck({}), [attempt('no-way', 0)], rules)).toEqual({ kind: 'inconclusive', why: 'was no-way' });
  });
});

describe('several replicas', () => {
  const at = (place: string, kind: Attempt['kind']) => ({ place, kind, why: kind === 'met' ? '' : `was ${kind}` });

  test('the worst one counts, and is named with its share', () => {
    expect(worstOf([at('pod a', 'met'), at('pod b', 'unmet'), at('pod c', 'transient')])).toEqual({
      kind: 'unmet',
      why: '1 of 3 replicas: pod b: was unmet',
    });
    expect(worstOf([at('pod a', 'met'), at('pod b', 'met')])).toEqual({ kind: 'met', why: '' });
    expect(worstOf([at('shop.example', 'transient')])).toEqual({ kind: 'transient', why: 'shop.example: was transient' });
  });
});
