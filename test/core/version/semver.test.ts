import { describe, expect, test } from '@jest/globals';
import { compareNumbers, standingOf } from '../../../src/core/version/release-numbers.ts';
import { compareSemver, isStable, parseSemver } from '../../../src/core/version/semver.ts';

describe('reading', () => {
  test.each(['1.2.3', 'v1.2.3', '1.2.3-rc.1', '1.2.3+build', '0.0.0'])('%s is a version', (text) => {
    expect(parseSemver(text)?.raw).toBe(text);
  });
  test.each(['1.2', '1', '01.2.3', '1.2.3-01', 'latest', '', '1.2.3.4', `1.2.3-${'x'.repeat(300)}`])('%j is none', (text) => {
    expect(parseSemver(text)).toBeUndefined();
  });
});

test('precedence leaves metadata out', () => {
  const order = (a: string, b: string): number => compareSemver(parseSemver(a) as never, parseSemver(b) as never);
  expect([order('1.0.0-rc.9', '1.0.0-rc.10'), order('1.0.0-rc.1', '1.0.0'), order('1.0.0+a', '1.0.0+b')].map(Math.sign)).toEqual([
    -1, -1, 0,
  ]);
  expect([isStable(parseSemver('1.0.0') as never), isStable(parseSemver('1.0.0-a') as never)]).toEqual([true, false]);
});

describe('what a text stands for', () => {
  test.each([
    ['v1.2.3', 'either', { kind: 'release', numbers: [0, 1, 2, 3] }],
    ['1.2', 'either', { kind: 'release', numbers: [0, 1, 2] }],
    ['1.2', 'semver', { kind: 'no-version' }],
    ['1!1.2', 'pep440', { kind: 'release', numbers: [1, 1, 2] }],
    ['1.2.3-rc.1', 'either', { kind: 'pre-release' }],
    ['1.2rc1', 'either', { kind: 'pre-release' }],
    ['1.2.post1', 'pep440', { kind: 'pre-release' }],
    ['sometag', 'either', { kind: 'no-version' }],
  ] as const)('%s by %s', (text, by, expected) => {
    expect(standingOf(text, by)).toEqual(expected);
  });

  test.each([
    [[0, 1, 2], [0, 1, 2, 0], 0],
    [[0, 1, 10], [0, 1, 9], 1],
    [[1, 0], [0, 9], 1],
    [[0, 1], [0, 1, 1], -1],
  ])('%j against %j is %d', (a, b, sign) => {
    expect(Math.sign(compareNumbers(a, b))).toBe(sign);
  });
});
