import type { Result } from '../result/result.ts';

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
  /** The nearest version tag before HEAD, and how many commits lie between; never told of a cut history. */
  readonly nearest: { readonly name: string; readonly distance: number } | undefined;
  /** Ids of all objects that begin as the abbreviation of the commit does. */
  readonly lookalikes: readonly string[];
  /** Changed tracked files; undefined when nobody asked. */
  readonly changed: readonly string[] | undefined;
}

/** The clone, or why there is none. */
export type GitState = Repository | { readonly kind: 'none'; readonly why: 'no-git' | 'no-repository' };

/** What git is asked for, all at once. */
export interface GitQuestion {
  /** The commit whose abbreviation is looked up; empty asks about HEAD's. */
  readonly sha: string;
  readonly shaLength: number;
  /** Glob patterns of version tags' names. */
  readonly versionTags: readonly string[];
  readonly changes: boolean;
}

/** A commit with what it says of itself. Text and paths come from outside. */
export interface Commit {
  readonly id: string;
  readonly parents: readonly string[];
  readonly message: string;
  /** Paths that it changes, when they were asked for; none for a merge. */
  readonly files: readonly string[];
}

/** What is asked about the past of HEAD. */
export interface HistoryQuestion {
  /** Commits where the wanted part of the history begins; empty reads all of it. */
  readonly bases: readonly string[];
  readonly files: boolean;
}

/** The clone in the workspace. */
export interface Git {
  read(question: GitQuestion): Promise<GitState>;
  /** Names of all tags on HEAD and before it. */
  tagsBefore(): Promise<readonly string[]>;
  /** The commits of HEAD's history, newest first, without those that all bases have. */
  history(question: HistoryQuestion): Promise<readonly Commit[]>;
  /** Brings the missing history and all tags; gives the remote's words when it cannot. */
  deepen(): Promise<Result<undefined, string>>;
}
