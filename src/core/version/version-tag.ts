import { compareSemver, isStable, parseSemver, type Semver } from './semver.ts';

/** A git tag that is a version. */
export interface VersionTag {
  readonly name: string;
  /** The commit that it stands on, peeled. */
  readonly commit: string;
  readonly version: Semver;
}

/**
 * Reads a tag's name as a version after a prefix. Without a prefix, `v` and none are both taken; with one (`shop/v`) the rest must be a bare version.
 */
export function versionOfTag(name: string, prefix: string): Semver | undefined {
  if (prefix !== '' && !name.startsWith(prefix)) return undefined;
  const rest = name.slice(prefix.length);
  return (prefix === '' ? /^v?\d/ : /^\d/).test(rest) ? parseSemver(rest) : undefined;
}

/** Globs (`git describe --match`) that version tags with this prefix match, and little else. */
export const versionGlobs = (prefix: string): readonly string[] => {
  const numbers = '[0-9]*.[0-9]*.[0-9]*';
  return prefix === '' ? [`v${numbers}`, numbers] : [prefix.replace(/[\\*?[\]]/g, '\\$&') + numbers];
};

/** The version tags of a list, in its order. */
export const versionTags = (tags: readonly { readonly name: string; readonly commit: string }[], prefix: string): readonly VersionTag[] =>
  tags.flatMap(({ name, commit }) => {
    const version = versionOfTag(name, prefix);
    return version === undefined ? [] : [{ name, commit, version }];
  });

/** The highest in precedence; undefined for an empty list. Of two that are equal the shorter name wins, then the earlier in the alphabet. */
export const highest = (tags: readonly VersionTag[]): VersionTag | undefined =>
  tags.reduce<VersionTag | undefined>((best, tag) => (best === undefined || before(best, tag) ? tag : best), undefined);

function before(best: VersionTag, tag: VersionTag): boolean {
  const order = compareSemver(best.version, tag.version) || tag.name.length - best.name.length;
  return order < 0 || (order === 0 && tag.name < best.name);
}

/** The highest release of a list, pre-releases left out. */
export const highestStable = (tags: readonly VersionTag[]): VersionTag | undefined =>
  highest(tags.filter(({ version }) => isStable(version)));
