import type { Problem } from '../../core/problem/problem.ts';
import type { Rule } from '../../core/tag-rule/rule.ts';

/** What one rule came to. */
export type Outcome = Given | Skipped | Refused;

/** The rule gives a tag. */
export interface Given {
  readonly kind: 'given';
  readonly rule: Rule;
  readonly tag: string;
  /** Whether the text can ever mean another commit. */
  readonly mutable: boolean;
  /** What `latest=auto` means when this is the first tag, and why. */
  readonly latest: boolean;
  readonly reason: string;
  /** `latest` was held back because the list of git tags is not complete. */
  readonly held: boolean;
  /** The branch or pull request that the text was made from, for collisions. */
  readonly from?: { readonly branch: string };
}

/** The rule does not apply; never an error by itself, unless `unmet` says that a value was asked for explicitly. */
export interface Skipped {
  readonly kind: 'skipped';
  readonly rule: Rule;
  readonly reason: string;
  /** BT005: counts when the value was explicit, or when no rule gives a tag. */
  /** Held back only because the list of git tags is not complete. */
  readonly held?: true;
  readonly unmet?: { readonly explicit: boolean; readonly problem: Problem };
}

/** The rule cannot be followed. */
export interface Refused {
  readonly kind: 'refused';
  readonly rule: Rule;
  readonly problem: Problem;
}
