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
  /** `1 added, 2 changed`. */
  readonly diffSummary?: string;
  /** `Deployment/web`: objects that somebody else changed since the last revision. */
  readonly drift?: readonly string[];
  /** Of the chart that is deployed, where it has one. */
  readonly chartDigest?: string;
  /** SHA-256 of what is deployed as text, such as the rendered manifest. */
  readonly manifestDigest?: string;
}

/** How applying ended: evidence is Markdown, gathered before anything is taken back. */
export type Applied =
  | { readonly kind: 'deployed'; readonly revision: number; readonly images: readonly TargetImage[]; readonly remarks: readonly Remark[] }
  | {
      readonly kind: 'failed';
      readonly revision?: number;
      readonly problems: readonly Problem[];
      readonly evidence: string;
      /** The rollout's class, for outputs: `image-pull`, `crash-loop`, `timeout` …; absent when something else failed. */
      readonly failureClass?: string;
    }
  | { readonly kind: 'cancelled'; readonly revision?: number };

/** How going back ended. `revision` is the target's own new revision, `to` the one whose state it restores. */
export type TakenBack =
  | { readonly kind: 'rolled-back'; readonly revision: number; readonly to: number; readonly verified: boolean }
  | { readonly kind: 'nothing-to-go-back-to'; readonly problem: Problem }
  | { readonly kind: 'failed'; readonly problem: Problem };

/** What `post` did with the work of a main that was cancelled or killed. */
export type Resumed =
  | { readonly kind: 'nothing-to-do' }
  | { readonly kind: 'repaired'; readonly revision: number; readonly status: string }
  | { readonly kind: 'taken-back'; readonly result: TakenBack };

/** A workload of the deployed revision that a smoke test can prove. */
export interface ServingWorkload {
  readonly namespace: string;
  readonly kind: 'Deployment' | 'StatefulSet' | 'DaemonSet';
  readonly name: string;
}

/** The last revision at the target, whatever became of it: its objects are what runs. */
export interface CurrentRevision {
  readonly revision: number;
  readonly status: string;
  readonly verified: boolean;
}

/**
 * Where a service is deployed: a Helm release, a set of manifests, an App Service. `deliver` knows this port and not its makers.
 * Order: acquire → plan → apply → (smoke, staged) → commit → (smoke, live) → markVerified → release; `rollback` at any point after apply.
 * All methods throw `ProblemError` for a lost remote or a missing right. In a job's post: `resume`, then `release`.
 */
export interface Target {
  /** `release web in namespace shop`, for texts. */
  readonly name: string;
  /** Whether `apply` leaves the new version beside the old one until `commit` makes it live, so that it can be smoke-tested before. */
  readonly staged?: boolean;
  /**
   * Takes the lock (a Lease) and keeps renewing it; a problem names the holder. When the lock is lost, what runs is stopped and the method
   * at work answers with HD011.
   */
  acquire(signal: AbortSignal): Promise<Result<void, Problem>>;
  /** Every check that needs no write; all problems at once. Works without the lock too, for a plan that is only shown. */
  plan(signal: AbortSignal): Promise<Result<TargetPlan, readonly Problem[]>>;
  /** Writes, and watches until there is a verdict. `plan` is what this target's `plan` gave last. */
  apply(plan: TargetPlan, signal: AbortSignal): Promise<Applied>;
  /** Makes a staged version live; nothing to do where apply already did. */
  commit(signal: AbortSignal): Promise<Result<void, Problem>>;
  /** Restores the last verified revision, or `to`. `reason` goes into the target's own history. */
  rollback(reason: string, signal: AbortSignal, to?: number): Promise<TakenBack>;
  /** Undefined when nothing was ever deployed. */
  current(): Promise<CurrentRevision | undefined>;
  /** Marks a revision as having passed its smoke test. */
  markVerified(revision: number): Promise<void>;
  /** The workloads that the current revision runs. */
  workloads(): Promise<readonly ServingWorkload[]>;
  /** In post: repairs what a cancelled or killed main left, and goes back when `goBack`. Takes the lock over from that main. */
  resume(goBack: boolean, signal: AbortSignal): Promise<Resumed>;
  /** Frees the lock; never throws. */
  release(): Promise<void>;
  /** Stops renewing the lock without freeing it: post goes on with it. Call it in place of `release` when the job is cancelled. */
  handOver(): void;
}
