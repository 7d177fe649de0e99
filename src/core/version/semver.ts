import compare from 'semver/functions/compare.js';
import parse from 'semver/functions/parse.js';

/** A version by SemVer 2.0.0. */
export interface Semver {
  /** The text that was read, with its `v`. */
  readonly raw: string;
  readonly major: number;
  readonly minor: number;
  readonly patch: number;
  readonly prerelease: readonly (string | number)[];
  readonly build: readonly string[];
  /** `1.2.3-rc.1`: without `v` and without build metadata. */
  readonly version: string;
}

/** Reads a version strictly; a `v` or `=` before it is taken. Undefined when the text is no version (`1.2`, `01.2.3`). */
export function parseSemver(text: string): Semver | undefined {
  const parsed = parse(text);
  if (parsed === null) return undefined;
  const { major, minor, patch, prerelease, build, version } = parsed;
  return { raw: text, major, minor, patch, prerelease, build, version };
}

/** Below zero when `a` comes before `b` in precedence; build metadata does not count. */
export const compareSemver = (a: Semver, b: Semver): number => compare(a.version, b.version);

/** Whether it is a release, not a pre-release. */
export const isStable = (version: Semver): boolean => version.prerelease.length === 0;
