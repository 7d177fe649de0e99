import { type Bed, nextId, now } from '../bed.ts';
import type { Conclusion, DeploymentState, Job, RunStatus } from '../world.ts';
import { addDeployment, addDeploymentStatus } from './deployments.ts';
import { ensureEnvironment } from './environments.ts';
import { runOf } from './runs.ts';

export interface JobArgs {
  readonly runId: number;
  /** As the run shows it: `caller / called` for a job of a called workflow. */
  readonly name: string;
  /** The job's `environment:`. It brings a deployment record, and waits for a review where the environment has reviewers. */
  readonly environment?: string;
  /** False = `environment: {deployment: false}`. */
  readonly deployment?: boolean;
  readonly status?: 'queued' | 'in_progress';
  readonly conclusion?: Conclusion;
}

/**
 * Starts a job in the run's present attempt. With reviewers on its environment and no approval yet it is `waiting` and a pending deployment is there;
 * `review` (or the API) lets it run. An environment that does not exist is made without protection, as GitHub does.
 */
export function addJob(bed: Bed, args: JobArgs): Job {
  const { world } = bed;
  const run = runOf(bed, args.runId);
  const environment = args.environment === undefined ? null : ensureEnvironment(bed, args.environment);
  const waits = environment !== null && environment.reviewers.length > 0 && !isApproved(bed, run.id, environment.name);
  if (waits && args.conclusion !== undefined)
    throw new Error(`"${args.name}" waits for a review of ${environment.name}: it cannot be over yet`);
  const job: Job = {
    id: nextId(bed),
    runId: run.id,
    attempt: run.attempt,
    name: args.name,
    environment: environment?.name ?? null,
    deploymentId: null,
    status: waits ? 'waiting' : (args.status ?? 'in_progress'),
    conclusion: null,
    createdAt: now(bed),
    startedAt: now(bed),
    completedAt: null,
  };
  if (environment !== null && args.deployment !== false) {
    job.deploymentId = addDeployment(bed, {
      ref: run.headBranch ?? run.headSha,
      environment: environment.name,
      creator: run.triggeringActor,
    }).id;
  }
  world.jobs.push(job);
  if (waits) run.status = 'waiting';
  reportState(bed, job, waits || job.status === 'queued' ? 'queued' : 'in_progress');
  return args.conclusion === undefined ? job : setJob(bed, { id: job.id, conclusion: args.conclusion });
}

/** Moves a job on; a conclusion completes it, and its deployment gets GitHub's own status: success whenever the job is green. */
export function setJob(bed: Bed, args: { id: number; status?: RunStatus; conclusion?: Conclusion }): Job {
  const job = bed.world.jobs.find(({ id }) => id === args.id);
  if (job === undefined) throw new Error(`no job ${args.id}`);
  job.status = args.conclusion === undefined ? (args.status ?? job.status) : 'completed';
  if (args.conclusion === undefined) {
    if (job.status === 'in_progress') reportState(bed, job, 'in_progress');
    return job;
  }
  job.conclusion = args.conclusion;
  job.completedAt = now(bed);
  const end = { success: 'success', failure: 'failure', timed_out: 'failure', cancelled: 'error' } as const;
  if (args.conclusion in end) reportState(bed, job, end[args.conclusion as keyof typeof end]);
  return job;
}

/** True when somebody has approved this environment in this run. */
export function isApproved({ world }: Bed, runId: number, environment: string): boolean {
  return world.approvals.some(
    (approval) => approval.runId === runId && approval.state === 'approved' && approval.environments.includes(environment),
  );
}

export function jobUrl({ world, urls }: Bed, job: Job): string {
  return `${urls.server}/${world.repository.owner}/${world.repository.name}/actions/runs/${job.runId}/job/${job.id}`;
}

function reportState(bed: Bed, job: Job, state: DeploymentState): void {
  if (job.deploymentId === null) return;
  addDeploymentStatus(bed, {
    deploymentId: job.deploymentId,
    state,
    logUrl: jobUrl(bed, job),
    creator: runOf(bed, job.runId).triggeringActor,
  });
}
