import type { BuildEvent } from '../../core/event/build-event.ts';
import type { RepositoryData } from '../../core/event/repository-data.ts';
import type { Pattern } from '../../core/tag-rule/rule.ts';

/** A git tag and the commit that it stands on, peeled. */
export interface GitTag {
  readonly name: string;
  readonly commit: string;
}

/** A branch that the clone knows, its own or a remote's. */
export interface GitBranch {
  readonly name: string;
  readonly commit: string;
  /** HEAD is on it. */
  readonly current: boolean;
}

/** What the clone in the workspace says. */
export interface Repository {
  readonly kind: 'repository';
  readonly head: string;
  /** Seconds since 1970. */
  readonly commitTime: number;
  /** History, and with it the list of tags, is cut. */
  readonly shallow: boolean;
  readonly tags: readonly GitTag[];
  readonly branches: readonly GitBranch[];
  /** The nearest version tag before HEAD, and how many commits lie between. */
  readonly nearest: { readonly name: string; readonly distance: number } | undefined;
  /** Ids of all objects that begin as the abbreviation of the commit does. */
  readonly lookalikes: readonly string[];
  /** Changed tracked files; undefined when nobody asked. */
  readonly changed: readonly string[] | undefined;
}

/** The clone, or why there is none. */
export type GitState = Repository | { readonly kind: 'none'; readonly why: 'no-git' | 'no-repository' };

/** What a pattern gave for each text: its groups, or undefined where it did not match. */
export type Matched =
  | { readonly kind: 'tried'; readonly groups: readonly (readonly (string | undefined)[] | undefined)[] }
  | { readonly kind: 'too-slow' };

/** Tries a pattern of the user's on some texts, within a limit of time. */
export type Matcher = (pattern: Pattern, texts: readonly string[]) => Matched;

/** All that the decision rests on. */
export interface Facts {
  readonly event: BuildEvent;
  readonly repository: RepositoryData;
  readonly git: GitState;
  /** Milliseconds since 1970; only schedule rules see it. */
  readonly now: number;
  /** SOURCE_DATE_EPOCH, in seconds. */
  readonly sourceDateEpoch: number | undefined;
  readonly match: Matcher;
  /** The remote's words when the history could not be brought. */
  readonly deepenFailed?: string;
}
