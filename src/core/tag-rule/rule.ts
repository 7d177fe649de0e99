import type { Template } from '../template/template.ts';
import type { SourceEntry } from './list-input.ts';

/** A pattern of the user's, still to be tried under a time limit. */
export interface Pattern {
  readonly source: string;
  readonly flags: string;
}

/** What every rule has. Templates are parsed; values come later and are never parsed again. */
export interface RuleBase {
  /** Its place in the input, from 1. */
  readonly number: number;
  readonly entry: SourceEntry;
  readonly priority: number;
  readonly enable: Template;
  /** Undefined means the flavor's. */
  readonly prefix: Template | undefined;
  readonly suffix: Template | undefined;
}

/** One line of the input `tags`. */
export type Rule = RuleBase &
  (
    | { readonly type: 'primary' }
    | { readonly type: 'schedule'; readonly pattern: Template }
    | VersionRule
    | { readonly type: 'match'; readonly pattern: Pattern; readonly group: number; readonly value: Template | undefined }
    | { readonly type: 'edge'; readonly branch: string | undefined }
    | { readonly type: 'ref'; readonly event: RefEvent }
    | { readonly type: 'raw'; readonly value: Template }
    | { readonly type: 'sha'; readonly format: 'short' | 'long' }
  );

/** A rule for versions: `pattern` says what to take of one. */
export interface VersionRule {
  readonly type: 'semver' | 'pep440';
  readonly pattern: Template;
  /** Given explicitly, in place of the git tag. */
  readonly value: Template | undefined;
  readonly match: Pattern | undefined;
}

export type RuleType = Rule['type'];
export type RefEvent = 'branch' | 'tag' | 'pr';

/** Docker/metadata-action's priorities, with ours for `primary` between. The higher comes first; the first tag is the version. */
export const PRIORITIES: Readonly<Record<RuleType, number>> = {
  schedule: 1000,
  primary: 950,
  semver: 900,
  pep440: 900,
  match: 800,
  edge: 700,
  ref: 600,
  raw: 200,
  sha: 100,
};

/** Attributes of each type, beside `type`, `enable`, `priority`, `prefix` and `suffix`. */
export const ATTRIBUTES: Readonly<Record<RuleType, readonly string[]>> = {
  schedule: ['pattern'],
  primary: [],
  semver: ['pattern', 'value', 'match'],
  pep440: ['pattern', 'value', 'match'],
  match: ['pattern', 'group', 'value'],
  edge: ['branch'],
  ref: ['event'],
  raw: ['value'],
  sha: ['format'],
};
