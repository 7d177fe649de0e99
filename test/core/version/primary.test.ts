import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { parse } from 'yaml';
import { isTag } from '../../../src/core/image-ref/tag-text.ts';
import { primaryOf, shaPart } from '../../../src/core/version/primary.ts';
import { parseSemver } from '../../../src/core/version/semver.ts';

const version = parseSemver('2.1.0-rc.1+build.5') as NonNullable<ReturnType<typeof parseSemver>>;

test('metadata of the build is left out, a pre-release stays', () => {
  expect(primaryOf(version, 'abc1234')).toBe('2.1.0-rc.1-abc1234');
});

describe('a part that reads as a number gets a g', () => {
  test.each([
    ['1234567', 'g1234567'],
    ['0123456', 'g0123456'],
    ['12345e7', 'g12345e7'],
    ['1e53456', 'g1e53456'],
    ['0b10110', 'g0b10110'],
    ['abc1234', 'abc1234'],
    ['123456a', '123456a'],
    ['1e5e123', '1e5e123'],
  ])('%s is %s', (sha, expected) => {
    expect(shaPart(sha)).toBe(expected);
  });
});

test('whatever the commit, it is a string to YAML 1.1 and 1.2, strict SemVer, and a tag', () => {
  const hex = fc.stringMatching(/^(?:[0-9]{7,12}|[0-9]{1,5}e[0-9]{1,6}|0[box][0-9a-f]{5,10}|[0-9a-f]{7,40})$/);
  fc.assert(
    fc.property(hex, (sha) => {
      for (const text of [shaPart(sha), primaryOf(version, sha)]) {
        if (!/^[0-9a-f]+$/.test(sha)) return;
        for (const yaml of ['1.1', '1.2'] as const) expect(parse(`v: ${text}`, { version: yaml })).toEqual({ v: text });
        expect(isTag(text)).toBe(true);
      }
      expect(parseSemver(primaryOf(version, sha))?.version).toBe(primaryOf(version, sha));
      expect(parseSemver(`1.0.0-${shaPart(sha)}`)?.version).toBe(`1.0.0-${shaPart(sha)}`);
    }),
    { numRuns: 1_000 },
  );
});
