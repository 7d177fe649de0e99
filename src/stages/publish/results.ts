import type { BuildRecord } from '../../core/build-record/build-record.ts';
import type { Digest } from '../../core/digest/digest.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { Store } from '../../core/publish/store.ts';

/** How far the stored bytes are proved. */
export type Proof = 'computed by the store' | 'read back' | 'not verified by the store' | 'off';

/** What was done at one target. */
export interface TargetResult {
  readonly store: Store;
  readonly outcome: 'created' | 'moved' | 'unchanged' | 'kept' | 'planned';
  /** What stands there now. */
  readonly digest: Digest;
  readonly ref: string;
  readonly proof: Proof;
  readonly record?: 'added' | 'there' | 'missing';
}

export interface PublishResult {
  readonly targets: readonly TargetResult[];
  readonly record?: BuildRecord;
  readonly recordPath?: string;
  readonly remarks: readonly Remark[];
  /** Not empty: the step fails; `targets` is what is true all the same. */
  readonly problems: readonly Problem[];
}
