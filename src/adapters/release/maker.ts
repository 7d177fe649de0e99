import type { RollbackTarget } from '../../core/helm-release/pick-rollback.ts';
import type { Revision } from '../../core/helm-release/release.ts';
import type { RollbackWords } from '../../core/helm-release/rollback-problems.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Result } from '../../core/result/result.ts';
import type { Applied, ServingWorkload, Target, TargetPlan } from '../../core/target/target.ts';

/** A release as a target, either maker's: what every target can do, and removing the release. */
export interface ReleaseTarget extends Target, AsyncDisposable {
  /** Takes the lock by `acquire` first. */
  uninstall(signal: AbortSignal): Promise<Result<'uninstalled' | 'absent', Problem>>;
}

/** A way back that was chosen. */
export interface WayBack {
  readonly to: number;
  /** The history before the first write. */
  readonly rows: readonly Revision[];
  /** `back to revision 3 by …`, for the history. */
  readonly note: string;
}

/** What makes the revisions of a release: helm, or server-side apply of plain manifests. It writes while the target holds the lock. */
export interface Maker<Plan extends TargetPlan> extends AsyncDisposable {
  /** For how long something of ours may go on writing after our death, in milliseconds. */
  readonly orphanMs: number;
  readonly words: RollbackWords;
  /** Whether what is deployed makes its own namespace, which the lock needs first. */
  bringsNamespace(signal: AbortSignal): Promise<boolean>;
  plan(signal: AbortSignal): Promise<Result<Plan, readonly Problem[]>>;
  /** `lost` is the lock's signal. */
  apply(plan: Plan, signal: AbortSignal, lost: AbortSignal): Promise<Applied>;
  /** Where to go back to from `failed`. */
  choose(rows: readonly Revision[], failed: number): Promise<RollbackTarget>;
  /** Makes a new revision of an old one and waits until it is ready; its number, or why it failed. Rejects or fails when `stop` is aborted. */
  restore(way: WayBack, stop: AbortSignal): Promise<Result<number, string>>;
  uninstall(signal: AbortSignal): Promise<Result<'uninstalled' | 'absent', Problem>>;
  /** In ascending order. */
  history(): Promise<readonly Revision[]>;
  /** Marks a revision that was left pending as failed. `how` it was left is for the history: `left pending-upgrade by a cancelled run`. */
  failPending(pending: Revision, how: string): Promise<unknown>;
  label(revision: number, labels: Readonly<Record<string, string>>): Promise<void>;
  /** The workloads of one revision. */
  workloads(revision: number): Promise<readonly ServingWorkload[]>;
}
