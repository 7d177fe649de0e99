import { describe, expect, test } from '@jest/globals';
import { highest, highestStable, versionGlobs, versionOfTag, versionTags } from '../../../src/core/version/version-tag.ts';

describe('the version of a tag', () => {
  test.each([
    ['v1.2.3', '', '1.2.3'],
    ['1.2.3', '', '1.2.3'],
    ['v1.2.3-rc.1+build.5', '', '1.2.3-rc.1'],
    ['shop/v1.2.3', 'shop/v', '1.2.3'],
    ['release-1.0.0', 'release-', '1.0.0'],
    ['v1.2', '', undefined],
    ['v1', '', undefined],
    ['vv1.2.3', '', undefined],
    ['=1.2.3', '', undefined],
    ['shop/v1.2.3', '', undefined],
    ['shop/vv1.2.3', 'shop/v', undefined],
    ['other/v1.2.3', 'shop/v', undefined],
    ['v01.2.3', '', undefined],
  ])('%s after %j is %s', (name, prefix, expected) => {
    expect(versionOfTag(name, prefix)?.version).toBe(expected);
  });
});

test('globs name version tags; what a prefix holds is plain text', () => {
  expect(versionGlobs('')).toEqual(['v[0-9]*.[0-9]*.[0-9]*', '[0-9]*.[0-9]*.[0-9]*']);
  expect(versionGlobs('a*b[c]/v')).toEqual(['a\\*b\\[c\\]/v[0-9]*.[0-9]*.[0-9]*']);
});

const tags = (...names: string[]) =>
  versionTags(
    names.map((name) => ({ name, commit: name })),
    '',
  );

test.each([
  [['v1.9.9', 'v1.10.0', 'v1.2.0'], 'v1.10.0'],
  [['v2.0.0-rc.1', 'v1.0.0'], 'v2.0.0-rc.1'],
  [['v2.0.0-rc.1', 'v2.0.0'], 'v2.0.0'],
  [['v1.0.0', '1.0.0'], '1.0.0'],
  [['1.0.0+b', '1.0.0+a'], '1.0.0+a'],
  [['latest', 'v1'], undefined],
])('of %j the highest is %s', (names, expected) => {
  expect(highest(tags(...names))?.name).toBe(expected);
  expect(highest(tags(...names.toReversed()))?.name).toBe(expected);
});

test('the highest release leaves pre-releases out', () => {
  expect(highestStable(tags('v1.0.0', 'v2.0.0-rc.1'))?.name).toBe('v1.0.0');
});
