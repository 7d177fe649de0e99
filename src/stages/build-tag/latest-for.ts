import { standingOf } from '../../core/version/release-numbers.ts';
import type { Facts } from './facts.ts';
import { allTagNames, releasesOf, staysBecause } from './forward.ts';
import type { Middle } from './rule-scope.ts';

/**
 * What `latest=auto` means for a text out of a git tag, and why. A pre-release never moves it; a release only when no other tag, read the same way
 * (`texts`), is higher; a text that is no version cannot be compared and moves it, as in docker/metadata-action.
 */
export function latestFor(
  text: string,
  facts: Facts,
  texts: (names: readonly string[]) => readonly (string | undefined)[],
  by: 'semver' | 'pep440' | 'either' = 'either',
): Pick<Middle, 'latest' | 'reason' | 'held'> {
  if (facts.event.prerelease) return { latest: false, reason: 'the release is marked as a pre-release' };
  const standing = standingOf(text, by);
  switch (standing.kind) {
    case 'no-version':
      return { latest: true, reason: 'the git tag' };
    case 'pre-release':
      return { latest: false, reason: 'the git tag, a pre-release' };
    case 'release': {
      const names = allTagNames(facts);
      const stays = staysBecause(standing.numbers, names && releasesOf(names, texts(names), by));
      if (stays === undefined) return { latest: true, reason: 'the git tag, the highest version' };
      return { latest: false, reason: `the git tag; no latest: ${stays.reason}`, ...(stays.known ? {} : { held: true }) };
    }
  }
}
