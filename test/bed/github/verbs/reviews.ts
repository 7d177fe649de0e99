import type { Bed } from '../bed.ts';
import type { Approval, Environment, Job } from '../world.ts';
import { ensureEnvironment, reviewerLogins } from './environments.ts';
import { setJob } from './jobs.ts';
import { runOf } from './runs.ts';

export interface ReviewArgs {
  readonly runId: number;
  readonly user: string;
  readonly environment: string;
  readonly state?: 'approved' | 'rejected';
  readonly comment?: string;
}

/** A review as somebody gives it on the web page. Throws when GitHub would not let him: see `mayReview`. */
export function review(bed: Bed, args: ReviewArgs): Approval {
  const environment = ensureEnvironment(bed, args.environment);
  const reason = mayReview(bed, args.runId, environment, args.user);
  if (reason !== null) throw new Error(reason);
  return applyReview(bed, { ...args, environments: [environment.name] });
}

/** Why this person may not review this environment's job of this run; null = he may. */
export function mayReview(bed: Bed, runId: number, environment: Environment, user: string): string | null {
  const run = runOf(bed, runId);
  if (waitingJobs(bed, runId, environment.name).length === 0) return `no job of run ${runId} waits for ${environment.name}`;
  if (!reviewerLogins(bed, environment).includes(user)) return `${user} is no reviewer of ${environment.name}`;
  if (environment.preventSelfReview && run.triggeringActor === user)
    return `${user} started the run and ${environment.name} prevents self-review`;
  return null;
}

/** Writes the review down and lets the waiting jobs go on, or fails them. The queue of this double takes no time: an approved job runs at once. */
export function applyReview(bed: Bed, args: Omit<ReviewArgs, 'environment'> & { environments: readonly string[] }): Approval {
  const { runId, user, state = 'approved', comment = '', environments } = args;
  const approval: Approval = { runId, environments, state, user, comment };
  bed.world.approvals.push(approval);
  for (const name of environments) {
    for (const job of waitingJobs(bed, runId, name)) {
      setJob(bed, state === 'approved' ? { id: job.id, status: 'in_progress' } : { id: job.id, conclusion: 'failure' });
    }
  }
  const stillWaiting = bed.world.jobs.some((job) => job.runId === runId && job.status === 'waiting');
  if (!stillWaiting) runOf(bed, runId).status = 'in_progress';
  return approval;
}

export function waitingJobs({ world }: Bed, runId: number, environment: string): Job[] {
  return world.jobs.filter((job) => job.runId === runId && job.environment === environment && job.status === 'waiting');
}
