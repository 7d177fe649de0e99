import type { State } from '../../adapters/runner/state.ts';
import type { DeploymentRecord, RecordImage, RecordRollback } from '../../core/deployment-record/record.ts';
import type { DeploymentHandle } from '../../stages/record/effects.ts';

/**
 * What main leaves for post, saved before each step that post may have to finish: `applying` and `unproved` are taken back,
 * `going-back` is brought to its end, `back` and `proved` only lack their record, `over` lacks nothing.
 */
export interface Memo {
  readonly phase: 'applying' | 'unproved' | 'going-back' | 'back' | 'proved' | 'over';
  /** ISO. */
  readonly startedAt: string;
  readonly traceId: string;
  /** The revision that was written, once it is known. */
  readonly revision?: number;
  readonly previous?: NonNullable<DeploymentRecord['previous']>;
  readonly images: readonly RecordImage[];
  readonly deployment?: DeploymentHandle;
  readonly gate?: { readonly decision: string; readonly approvals: DeploymentRecord['approvals'] };
  readonly smoke?: DeploymentRecord['smoke'];
  readonly rollback?: RecordRollback;
  /** Why main broke off by itself; absent when it was cancelled or killed. */
  readonly broken?: string;
}

const KEY = 'tidegate-deliver';

/** Main's memo: saved to the runner's state at once, so that a main that is killed leaves it behind. */
export interface MemoBook {
  /** Saves the memo with something new in it. */
  note(news: Partial<Memo> & Pick<Memo, 'phase'>): void;
  /** The last one; undefined while nothing is written to the target. */
  last(): Memo | undefined;
}

/** Opens main's memo; `first` is what every memo holds. Nothing is saved yet. */
export function memoBook(state: State, first: Omit<Memo, 'phase'>): MemoBook {
  let memo: Memo | undefined;
  return {
    note: (news) => {
      memo = { ...(memo ?? first), ...news };
      state.save(KEY, JSON.stringify(memo));
    },
    last: () => memo,
  };
}

/** Whether post has something to finish. */
export const isOpen = (memo: Memo | undefined): memo is Memo => memo !== undefined && memo.phase !== 'over';

/** What main saved, in post; undefined when main wrote nothing to the target. */
export function readMemo(state: State): Memo | undefined {
  const text = state.read(KEY);
  return text === undefined ? undefined : (JSON.parse(text) as Memo);
}
