import { isFinal, parsePep440 } from './pep440.ts';
import { isStable, parseSemver } from './semver.ts';

/** A release as numbers for comparing: epoch (0 but for PEP 440), major, minor, patch … */
export type ReleaseNumbers = readonly number[];

/** What a text is as a version: a release, something before or after one, or no version at all. */
export type Standing =
  | { readonly kind: 'release'; readonly numbers: ReleaseNumbers }
  | { readonly kind: 'pre-release' }
  | { readonly kind: 'no-version' };

/** Reads a text by SemVer, else by PEP 440. */
export function standingOf(text: string, by: 'semver' | 'pep440' | 'either' = 'either'): Standing {
  const semver = by === 'pep440' ? undefined : parseSemver(text);
  if (semver !== undefined)
    return isStable(semver) ? { kind: 'release', numbers: [0, semver.major, semver.minor, semver.patch] } : { kind: 'pre-release' };
  const python = by === 'semver' ? undefined : parsePep440(text);
  if (python === undefined) return { kind: 'no-version' };
  return isFinal(python) ? { kind: 'release', numbers: [python.epoch, ...python.release] } : { kind: 'pre-release' };
}

/** Below zero when `a` is the earlier release; missing numbers are 0. */
export function compareNumbers(a: ReleaseNumbers, b: ReleaseNumbers): number {
  const length = Math.max(a.length, b.length);
  for (let i = 0; i < length; i++) {
    const difference = (a[i] ?? 0) - (b[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}
