/** How a deployment ended. A closed gate writes no record. */
export type DeploymentResult = 'succeeded' | 'unchanged' | 'failed' | 'rolled-back' | 'rollback-failed' | 'cancelled';

/** A smoke test's word in a record; `none` stands where it was not reached. */
export type SmokeWord = 'pass' | 'fail' | 'inconclusive' | 'none';

/** An image as it was deployed. */
export interface RecordImage {
  readonly name: string;
  readonly digest?: string;
  readonly version?: string;
}

/** The way back that was taken. `to` is the revision whose state it restored, `revision` the new one that it made for that. */
export interface RecordRollback {
  readonly revision: number;
  readonly to: number;
  readonly smoke: SmokeWord;
  readonly reason: string;
  /** What runs after it, as far as the records before tell. */
  readonly commit?: string;
  readonly digest?: string;
}

/** `deployment-record/v1`: what runs, since when, from which commit, approved by whom, and how to go back. Times are ISO. */
export interface DeploymentRecord {
  readonly version: 'deployment-record/v1';
  readonly service: string;
  readonly environment: string;
  readonly cluster: { readonly server: string; readonly namespace: string };
  readonly release: { readonly name: string; readonly revision: number; readonly chart?: string };
  readonly images: readonly RecordImage[];
  /** The digest that was delivered, when one was named or a single image has one. */
  readonly digest?: string;
  readonly commit: string;
  readonly ref: string;
  readonly run: { readonly id: string; readonly attempt: number; readonly url: string };
  readonly actor: string;
  readonly approvals: readonly { readonly user: string; readonly at?: string }[];
  /** The gate's decision in its one-line form, when a gate was asked. */
  readonly window?: string;
  readonly startedAt: string;
  readonly finishedAt: string;
  readonly durationMs: number;
  readonly previous?: { readonly revision: number; readonly digest?: string; readonly commit?: string };
  readonly smoke: {
    readonly verdict: SmokeWord;
    readonly passed: number;
    readonly failed: number;
    /** Names of the blocking checks that passed: what the same version is asked again when it comes back. */
    readonly checks?: readonly string[];
    /** What the version endpoint was proved to say. */
    readonly served?: string;
  };
  readonly result: DeploymentResult;
  /** The release held it already: this run only proved it. */
  readonly held?: true;
  readonly rollback?: RecordRollback;
  /** The line that takes this deployment back by hand. */
  readonly goBack?: string;
  readonly traceId: string;
}
