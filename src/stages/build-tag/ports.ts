import type { Result } from '../../core/result/result.ts';
import type { GitState } from './facts.ts';

/** What git is asked for, all at once. */
export interface GitQuestion {
  /** The commit whose abbreviation is looked up; empty asks about HEAD's. */
  readonly sha: string;
  readonly shaLength: number;
  /** Glob patterns of version tags' names. */
  readonly versionTags: readonly string[];
  readonly changes: boolean;
}

/** The clone in the workspace. */
export interface Git {
  read(question: GitQuestion): Promise<GitState>;
  /** Brings the missing history and all tags; gives the remote's words when it cannot. */
  deepen(): Promise<Result<undefined, string>>;
}

/** Files for the steps that follow. */
export interface TagFiles {
  /** Writes a file whose name holds a mark of its content; gives its path. */
  write(content: string): Promise<string>;
}
