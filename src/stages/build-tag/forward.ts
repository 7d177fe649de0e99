import { compareNumbers, type ReleaseNumbers, standingOf } from '../../core/version/release-numbers.ts';
import type { Facts } from './facts.ts';

/** A release that a git tag names. */
export interface Released {
  readonly name: string;
  readonly numbers: ReleaseNumbers;
}

/** The git tags of the repository; undefined when the list is not complete, or lacks the tag that this event is about. */
export function allTagNames({ event, git }: Facts): readonly string[] | undefined {
  if (git.kind === 'none' || git.shallow) return undefined;
  const names = git.tags.map(({ name }) => name);
  return event.named.kind === 'tag' && !names.includes(event.named.name) ? undefined : names;
}

/** The releases among tags, each read from the text that a rule takes from its name. */
export const releasesOf = (
  names: readonly string[],
  texts: readonly (string | undefined)[],
  by: 'semver' | 'pep440' | 'either',
): readonly Released[] =>
  names.flatMap((name, index) => {
    const standing = standingOf(texts[index] ?? '', by);
    return standing.kind === 'release' ? [{ name, numbers: standing.numbers }] : [];
  });

/** Why a floating tag stays. `known` is false when only the list of tags is at fault. */
export interface Stay {
  readonly reason: string;
  readonly known: boolean;
}

export const NOT_KNOWN: Stay = {
  known: false,
  reason: 'the list of git tags is not complete, so it is not known to be the highest version',
};

/**
 * Why a floating tag must stay where it is, or undefined when it may move to this release: floating tags move forward only. `released` are the releases
 * of its line; without a complete list (undefined) nobody knows, so it stays.
 */
export function staysBecause(numbers: ReleaseNumbers, released: readonly Released[] | undefined): Stay | undefined {
  if (released === undefined) return NOT_KNOWN;
  const above = released.reduce<Released | undefined>(
    (best, other) => (compareNumbers(other.numbers, best?.numbers ?? numbers) > 0 ? other : best),
    undefined,
  );
  return above === undefined ? undefined : { known: true, reason: `git tag ${above.name} is higher` };
}

/** The releases that share the first numbers: epoch and major (2), or epoch, major and minor (3). */
export const inLine = (
  released: readonly Released[] | undefined,
  numbers: ReleaseNumbers,
  shared: number,
): readonly Released[] | undefined =>
  released?.filter((other) => compareNumbers(other.numbers.slice(0, shared), numbers.slice(0, shared)) === 0);
