import { expect, test } from '@jest/globals';
import { type Matcher, mismatch } from '../../../src/core/probe/matcher.ts';

const at = (value: unknown) => ({ found: true, value }) as const;

test.each<[string, Matcher, unknown, string | undefined]>([
  ['an equal text', { equals: 'up' }, 'up', undefined],
  ['another text', { equals: 'up' }, 'down', 'is "down", expected "up"'],
  ['a number is no text', { equals: '1' }, 1, 'is 1, expected "1"'],
  ['equal whatever the order of keys', { equals: { a: 1, b: [2] } }, { b: [2], a: 1 }, undefined],
  ['null is a value', { equals: null }, null, undefined],
  ['anything else', { not: 'x' }, 'y', undefined],
  ['not anything else', { not: 'x' }, 'x', 'is "x", expected anything else'],
  ['above a limit', { gt: 5 }, 6, undefined],
  ['at a limit that is not included', { gt: 5 }, 5, 'is 5, expected more than 5'],
  ['at a limit that is', { gte: 5, lte: 5 }, 5, undefined],
  ['above the upper limit', { lt: 3 }, 3, 'is 3, expected less than 3'],
  ['a text has no size', { gt: 1 }, '2', 'is "2", expected more than 1'],
  ['contains, whatever the case', { contains: 'HTML' }, 'text/html; charset=utf-8', undefined],
  ['a list contains', { contains: 'a' }, ['a', 'b'], undefined],
  ['does not contain', { contains: 'json' }, 'text/html', 'is "text/html", expected to contain "json"'],
  ['present but to be absent', { absent: true }, [], 'is [], expected to be absent'],
])('%s', (_, matcher, value, words) => {
  expect(mismatch(matcher, at(value))).toBe(words);
});

test('what is missing is told, and absence may be asked for', () => {
  expect(mismatch({ equals: 1 }, { found: false })).toBe('is missing');
  expect(mismatch({ absent: true }, { found: false })).toBeUndefined();
});
