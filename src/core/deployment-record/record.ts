/** How a deployment ended. A closed gate writes no record. */
export type DeploymentResult = 'succeeded' | 'unchanged' | 'failed' | 'rolled-back' | 'rollback-failed' | 'cancelled';

/** `deployment-record/v1`: what runs, since when, from which commit, approved by whom, and how to go back. */
export interface DeploymentRecord {
  readonly version: 'deployment-record/v1';
  readonly service: string;
  readonly environment: string;
  readonly cluster: { readonly server: string; readonly namespace: string };
  readonly release: { readonly name: string; readonly revision: number; readonly chart?: string };
  readonly images: readonly { readonly name: string; readonly digest?: string; readonly version?: string }[];
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
  readonly smoke: { readonly verdict: 'pass' | 'fail' | 'inconclusive' | 'none'; readonly passed: number; readonly failed: number };
  readonly result: DeploymentResult;
  readonly rollback?: { readonly revision: number; readonly smoke: 'pass' | 'fail' | 'inconclusive' | 'none'; readonly reason: string };
  /** The line that takes this deployment back by hand. */
  readonly goBack?: string;
  readonly traceId: string;
}
