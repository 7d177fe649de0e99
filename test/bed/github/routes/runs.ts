import { notFound } from '../refusal.ts';
import { jobShape, runShape } from '../shapes/run.ts';
import type { Job, Run } from '../world.ts';
import { page } from './pages.ts';
import { type Answer, type Call, number, ok, optional, type Routes } from './route.ts';

const needs = { actions: 'read' } as const;

export const runRoutes: Routes = {
  'actions/list-workflow-runs-for-repo': { needs, play: listRuns },
  'actions/get-workflow-run': { needs, play: (call) => ok(runShape(call.bed, runOf(call))) },
  'actions/list-jobs-for-workflow-run': { needs, play: listJobs },
  'actions/get-job-for-workflow-run': { needs, play: getJob },
};

/** The run that the path names, or 404. */
export function runOf(call: Call): Run {
  const found = call.bed.world.runs.find(({ id }) => id === number(call, 'run_id'));
  if (found === undefined) throw notFound();
  return found;
}

function listRuns(call: Call): Answer {
  const value = (name: string) => optional(call, name);
  const matches = (run: Run) =>
    [
      [value('head_sha'), run.headSha],
      [value('branch'), run.headBranch],
      [value('event'), run.event],
      [value('actor'), run.actor],
      [value('check_suite_id'), String(run.checkSuiteId)],
    ].every(([wanted, is]) => wanted === undefined || wanted === is) &&
    [undefined, run.status, run.conclusion].includes(value('status') as Run['status'] | undefined);
  const found = call.bed.world.runs.filter(matches).toReversed();
  return page(call, found, (runs, total) => ({ total_count: total, workflow_runs: runs.map((run) => runShape(call.bed, run)) }));
}

/** `filter=latest` shows each job of the newest attempt; `all` those of every attempt. After a re-run of failed jobs the green ones are in an older one. */
function listJobs(call: Call): Answer {
  const run = runOf(call);
  const all = optional(call, 'filter') === 'all';
  const jobs = call.bed.world.jobs.filter(({ runId, attempt }) => runId === run.id && (all || attempt === run.attempt));
  return page(call, jobs, (some, total) => ({ total_count: total, jobs: some.map((job) => jobShape(call.bed, run, job)) }));
}

function getJob(call: Call): Answer {
  const job = call.bed.world.jobs.find(({ id }) => id === number(call, 'job_id')) as Job | undefined;
  const run = call.bed.world.runs.find(({ id }) => id === job?.runId);
  if (job === undefined || run === undefined) throw notFound();
  return ok(jobShape(call.bed, run, job));
}
