import { parseSemver, type Semver } from '../version/semver.ts';

/** How much of a version a commit changes. */
export type Level = 'major' | 'minor' | 'patch' | 'none';

/** What a message says by Conventional Commits 1.0.0. */
export interface Conventional {
  /** In lower case; empty when the message does not follow the convention. */
  readonly type: string;
  readonly breaking: boolean;
  /** `Release-As: 2.0.0` in a footer. */
  readonly releaseAs: Semver | undefined;
  /** The commit that this one takes back (`This reverts commit …`, as git writes it). */
  readonly reverts: string | undefined;
}

const HEADER = /^([A-Za-z][\w-]{0,40})(?:\([^()\r\n]*\))?(!)?: +\S/;
const LONGEST = 65_536;

/** Reads a message. Anything is a message: what does not follow the convention has no type. */
export function readMessage(message: string): Conventional {
  const text = message.slice(0, LONGEST);
  const header = HEADER.exec(text);
  return {
    type: header?.[1]?.toLowerCase() ?? '',
    breaking: header?.[2] === '!' || (header !== null && /^BREAKING[ -]CHANGE: +\S/m.test(text)),
    releaseAs: parseSemver(/^release-as: *v?(\S+) *$/im.exec(text)?.[1] ?? ''),
    reverts: /^This reverts commit ([0-9a-f]{7,64})\b/m.exec(text)?.[1],
  };
}

/** Which type of commit changes how much. */
export type BumpRules = Readonly<Record<string, Level>>;

/** The convention's own two, and what most tools add: a performance gain and a revert are patches. */
export const DEFAULT_BUMP_RULES: BumpRules = { feat: 'minor', fix: 'patch', perf: 'patch', revert: 'patch' };

/** The level of one message. */
export const levelOf = ({ type, breaking }: Conventional, rules: BumpRules): Level =>
  breaking ? 'major' : Object.hasOwn(rules, type) ? (rules[type] ?? 'none') : 'none';

const ORDER: readonly Level[] = ['none', 'patch', 'minor', 'major'];

/** The greater of two levels. */
export const higher = (a: Level, b: Level): Level => (ORDER.indexOf(b) > ORDER.indexOf(a) ? b : a);
