import type { Bed } from '../bed.ts';
import { actionsApp } from '../verbs/checks.ts';
import type { CheckRun, CommitStatus, Job } from '../world.ts';
import { deploymentSimple } from './deployment.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { appShape, userShape } from './user.ts';

/** A check run, whether a job of Actions stands behind it or an app made it. */
export interface AnyCheck {
  readonly check: CheckRun;
  readonly job: Job | null;
}

/** The checks of a commit: the jobs of its runs and the check runs of apps. With `sha` null, all. */
export function checksOf(bed: Bed, sha: string | null): AnyCheck[] {
  const { world } = bed;
  const ofApps = world.checkRuns.filter(({ headSha }) => sha === null || headSha === sha).map((check) => ({ check, job: null }));
  const ofJobs = world.runs
    .filter(({ headSha }) => sha === null || headSha === sha)
    .flatMap((run) =>
      world.jobs.filter(({ runId }) => runId === run.id).map((job) => ({ check: asCheck(bed, job, run.headSha, run.checkSuiteId), job })),
    );
  return [...ofJobs, ...ofApps].sort((a, b) => b.check.id - a.check.id);
}

/** `check-run`; that of a job with an environment carries its deployment. */
export function checkShape(bed: Bed, { check, job }: AnyCheck) {
  const url = repoApi(bed, `/check-runs/${check.id}`);
  const deployment = bed.world.deployments.find(({ id }) => id === job?.deploymentId);
  return {
    id: check.id,
    head_sha: check.headSha,
    node_id: nodeId('CR', check.id),
    external_id: check.externalId,
    url,
    html_url: job === null ? repoWeb(bed, `/runs/${check.id}`) : check.detailsUrl,
    details_url: check.detailsUrl,
    status: check.status,
    conclusion: check.conclusion,
    started_at: check.startedAt,
    completed_at: check.completedAt,
    output: { ...check.output, annotations_count: 0, annotations_url: `${url}/annotations` },
    name: check.name,
    check_suite: { id: check.checkSuiteId },
    app: appShape(bed, check.app),
    pull_requests: [],
    ...(deployment === undefined ? {} : { deployment: deploymentSimple(bed, deployment) }),
  };
}

/** `simple-commit-status`, in the combined status. */
export function statusShape(bed: Bed, status: CommitStatus) {
  return {
    url: repoApi(bed, `/statuses/${status.sha}`),
    avatar_url: userShape(bed, status.creator).avatar_url,
    id: status.id,
    node_id: nodeId('SC', status.id),
    state: status.state,
    description: status.description,
    target_url: status.targetUrl,
    context: status.context,
    created_at: status.createdAt,
    updated_at: status.createdAt,
  };
}

/** `status`: the same with its creator, in the list and on creation. */
export function fullStatusShape(bed: Bed, status: CommitStatus) {
  return { ...statusShape(bed, status), creator: userShape(bed, status.creator) };
}

function asCheck(bed: Bed, job: Job, headSha: string, checkSuiteId: number): CheckRun {
  const { id, name, status, conclusion, startedAt, completedAt } = job;
  const detailsUrl = repoWeb(bed, `/actions/runs/${job.runId}/job/${id}`);
  const output = { title: null, summary: null, text: null };
  return {
    id,
    headSha,
    name,
    app: actionsApp,
    checkSuiteId,
    status,
    conclusion,
    detailsUrl,
    externalId: nodeId('JOB', id),
    output,
    startedAt,
    completedAt,
  };
}
