import type { Semver } from './semver.ts';

/** Texts of hex digits that YAML or Helm would read as a number: `1234567`, `12345e7`, `0b10110`. */
const NUMBER_LIKE = /^(?:\d+|\d+e\d+|0b[01]+)$/;

/** The part of a commit id that identifies a build in a version: a `g` stands in front when the digits alone would be a number. */
export const shaPart = (abbreviation: string): string => (NUMBER_LIKE.test(abbreviation) ? `g${abbreviation}` : abbreviation);

/** `2.1.0-abc1234`: the immutable identity of a build. Legal as SemVer, as a tag and as a YAML string; build metadata is left out. */
export const primaryOf = (version: Semver, abbreviation: string): string => `${version.version}-${shaPart(abbreviation)}`;
