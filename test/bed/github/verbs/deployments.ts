import { type Bed, nextId, now, person } from '../bed.ts';
import type { Deployment, DeploymentState, DeploymentStatus } from '../world.ts';
import { resolveRef } from './refs.ts';

export interface DeploymentArgs {
  /** Branch, tag or sha. */
  readonly ref: string;
  readonly environment: string;
  readonly task?: string;
  readonly payload?: string | Readonly<Record<string, unknown>>;
  readonly description?: string | null;
  readonly creator?: string;
  readonly transient?: boolean;
  /** Default, as GitHub's: true for the name `production` only. */
  readonly production?: boolean;
  /** For a history: when it was made. */
  readonly createdAt?: string;
}

export interface StatusArgs {
  readonly deploymentId: number;
  readonly state: DeploymentState;
  readonly description?: string;
  readonly environment?: string;
  readonly environmentUrl?: string;
  readonly logUrl?: string;
  readonly creator?: string;
  readonly autoInactive?: boolean;
  readonly createdAt?: string;
}

/** A deployment record. Throws when the ref leads nowhere. */
export function addDeployment(bed: Bed, args: DeploymentArgs): Deployment {
  const sha = resolveRef(bed, args.ref);
  if (sha === null) throw new Error(`no ref ${args.ref}`);
  const createdAt = args.createdAt ?? now(bed);
  const deployment: Deployment = {
    id: nextId(bed),
    sha,
    ref: args.ref,
    task: args.task ?? 'deploy',
    payload: args.payload ?? {},
    environment: args.environment,
    description: args.description ?? null,
    creator: person(bed, args.creator ?? 'github-actions[bot]').login,
    transient: args.transient ?? false,
    production: args.production ?? args.environment === 'production',
    createdAt,
    updatedAt: createdAt,
    statuses: [],
  };
  bed.world.deployments.push(deployment);
  return deployment;
}

/**
 * A status on a deployment. With auto_inactive (the default) a `success` makes every earlier non-transient, non-production deployment of the same
 * environment inactive whose newest state is `success`: GitHub's rule; production ones stay as they are.
 */
export function addDeploymentStatus(bed: Bed, args: StatusArgs): DeploymentStatus {
  const deployment = bed.world.deployments.find(({ id }) => id === args.deploymentId);
  if (deployment === undefined) throw new Error(`no deployment ${args.deploymentId}`);
  const environment = args.environment ?? deployment.environment;
  const status: DeploymentStatus = {
    id: nextId(bed),
    state: args.state,
    creator: person(bed, args.creator ?? 'github-actions[bot]').login,
    description: args.description ?? '',
    environment,
    environmentUrl: args.environmentUrl ?? '',
    logUrl: args.logUrl ?? '',
    createdAt: args.createdAt ?? now(bed),
  };
  deployment.statuses.push(status);
  deployment.updatedAt = status.createdAt;
  if (args.state === 'success' && args.autoInactive !== false) retireEarlier(bed, deployment, environment, status);
  return status;
}

function retireEarlier(bed: Bed, by: Deployment, environment: string, status: DeploymentStatus): void {
  for (const other of bed.world.deployments) {
    const earlier = other.id < by.id && other.environment === environment && !other.transient && !other.production;
    if (!earlier || other.statuses.at(-1)?.state !== 'success') continue;
    other.statuses.push({ ...status, id: nextId(bed), state: 'inactive', description: '' });
    other.updatedAt = status.createdAt;
  }
}
