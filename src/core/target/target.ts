import type { Problem, Remark } from '../problem/problem.ts';
import type { Result } from '../result/result.ts';

/** An image that runs, or will run, at the target. */
export interface TargetImage {
  readonly name: string;
  readonly digest?: string;
}

/** What a deployment would do, found out without a write. */
export interface TargetPlan {
  readonly kind: 'change' | 'unchanged';
  /** The revision that runs now; absent on a first install. */
  readonly previous?: { readonly revision: number; readonly verified: boolean };
  readonly images: readonly TargetImage[];
  readonly remarks: readonly Remark[];
  /** Markdown for the job summary: what changes, what has drifted; secrets are left out already. */
  readonly report: string;
}

/** How applying ended: evidence is Markdown, gathered before anything is taken back. */
export type Applied =
  | { readonly kind: 'deployed'; readonly revision: number; readonly images: readonly TargetImage[] }
  | { readonly kind: 'failed'; readonly revision?: number; readonly problems: readonly Problem[]; readonly evidence: string }
  | { readonly kind: 'cancelled'; readonly revision?: number };

/** How going back ended. `revision` is the target's own new revision, `to` the one whose state it restores. */
export type TakenBack =
  | { readonly kind: 'rolled-back'; readonly revision: number; readonly to: number }
  | { readonly kind: 'nothing-to-go-back-to'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** A workload of the deployed revision that a smoke test can prove. */
export interface ServingWorkload {
  readonly namespace: string;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly name: string;
}

/**
 * Where a service is deployed: a Helm release, a set of manifests, an App Service. `deliver` knows this port and not its makers.
 * Order: acquire → plan → apply → (smoke, staged) → commit → (smoke, live) → markVerified → release; `rollback` at any point after apply.
 */
export interface Target {
  /** `release web in namespace shop`, for texts. */
  readonly name: string;
  /** Takes the lock (a Lease); a problem names the holder. */
  acquire(signal: AbortSignal): Promise<Result<void, Problem>>;
  /** Every check that needs no write; all problems at once. */
  plan(signal: AbortSignal): Promise<Result<TargetPlan, readonly Problem[]>>;
  /** Writes, and watches until there is a verdict. */
  apply(plan: TargetPlan, signal: AbortSignal): Promise<Applied>;
  /** Makes a staged version live; nothing to do where apply already did. */
  commit(signal: AbortSignal): Promise<Result<void, Problem>>;
  /** Restores the last verified revision, or `to`. */
  rollback(reason: string, signal: AbortSignal, to?: number): Promise<TakenBack>;
  /** Marks a revision as having passed its smoke test. */
  markVerified(revision: number): Promise<void>;
  /** The workloads that the current revision runs. */
  workloads(): Promise<readonly ServingWorkload[]>;
  /** Frees the lock; never throws. */
  release(): Promise<void>;
}
