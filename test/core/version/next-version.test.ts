import { describe, expect, test } from '@jest/globals';
import type { Level } from '../../../src/core/commits/conventional.ts';
import { nextVersion } from '../../../src/core/version/next-version.ts';
import { parseSemver, type Semver } from '../../../src/core/version/semver.ts';

const read = (text: string): Semver => parseSemver(text) ?? fail(text);
const fail = (text: string): never => {
  throw new Error(`${text} is no version`);
};

describe('after a release', () => {
  test.each<[string, Level, string]>([
    ['1.2.3', 'none', '1.2.3'],
    ['1.2.3', 'patch', '1.2.4'],
    ['1.2.3', 'minor', '1.3.0'],
    ['1.2.3', 'major', '2.0.0'],
    ['0.0.0', 'patch', '0.0.1'],
    ['0.0.0', 'minor', '0.1.0'],
    ['0.4.2', 'minor', '0.5.0'],
    ['0.4.2', 'major', '0.5.0'],
    ['v1.2.3+build.9', 'patch', '1.2.4'],
  ])('%s and %s give %s', (last, level, expected) => {
    expect(nextVersion(read(last), level).version).toBe(expected);
  });
});

describe('after a pre-release', () => {
  test.each<[string, string, Level, string]>([
    ['2.0.0-rc.1', '1.4.0', 'none', '2.0.0-rc.1'],
    ['2.0.0-rc.1', '1.4.0', 'patch', '2.0.0-rc.2'],
    ['2.0.0-rc.1', '1.4.0', 'major', '2.0.0-rc.2'],
    ['1.4.1-rc.3', '1.4.0', 'patch', '1.4.1-rc.4'],
    ['1.4.1-rc.3', '1.4.0', 'minor', '1.5.0-rc.1'],
    ['1.4.1-rc.3', '1.4.0', 'major', '2.0.0-rc.1'],
    ['1.5.0-beta', '1.4.0', 'patch', '1.5.0-beta.1'],
    ['1.5.0-9', '1.4.0', 'patch', '1.5.0-10'],
    ['1.5.0-alpha.1.x', '1.4.0', 'patch', '1.5.0-alpha.2.x'],
  ])('%s after %s and %s give %s', (last, stable, level, expected) => {
    expect(nextVersion(read(last), level, read(stable)).version).toBe(expected);
  });

  test('without a release before it, it goes on', () => {
    expect(nextVersion(read('1.0.0-rc.1'), 'major').version).toBe('1.0.0-rc.2');
  });
});
