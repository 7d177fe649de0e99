import type { RecordHistory } from '../../core/deployment-record/history.ts';
import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import type { Problem } from '../../core/problem/problem.ts';

/** The records that lie beside the release. Both throw when the place cannot be read or written. */
export interface RecordStore {
  /** `ConfigMap shop/tidegate-record-web`, for texts. */
  readonly place: string;
  read(): Promise<RecordHistory>;
  append(record: DeploymentRecord): Promise<void>;
}

/** A GitHub deployment to be made. */
export interface NewDeployment {
  /** A commit. */
  readonly ref: string;
  readonly environment: string;
  readonly task: 'deploy' | 'rollback';
  readonly description: string;
  readonly payload: Readonly<Record<string, unknown>>;
}

export interface NewStatus {
  readonly state: 'in_progress' | 'success' | 'failure';
  readonly description: string;
  /** The run's page. */
  readonly logUrl: string;
  /** Where the service is reached. */
  readonly environmentUrl?: string;
}

/** GitHub's deployments. All throw `GithubFailure`. */
export interface Deployments {
  /** The deployment that GitHub made for the job of this check run; undefined when it made none. */
  ofJob(checkRunId: string): Promise<number | undefined>;
  create(deployment: NewDeployment): Promise<number>;
  setStatus(id: number, status: NewStatus): Promise<void>;
}

export interface RecordPorts {
  readonly store: RecordStore;
  readonly deployments: Deployments;
  /** What went wrong, as a problem of this area; the record never fails a deployment. */
  warn(problem: Problem): void;
  /** What a thrown error tells. */
  explain(error: unknown, doing: string): Problem;
}
