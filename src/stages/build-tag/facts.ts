import type { Commit, GitState } from '../../core/clone/clone.ts';
import type { BuildEvent } from '../../core/event/build-event.ts';
import type { RepositoryData } from '../../core/event/repository-data.ts';
import type { Matcher } from '../../core/tag-rule/matcher.ts';

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
  /** Commits of the history, newest first, where versions come from them; at least those since the oldest version that is followed. */
  readonly commits?: readonly Commit[];
  /** Names of the tags on HEAD and before it, where components need them. */
  readonly tagsBefore?: readonly string[];
  /** The remote's words when the history could not be brought. */
  readonly deepenFailed?: string;
}
