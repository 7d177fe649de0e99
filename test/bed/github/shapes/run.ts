import type { Bed } from '../bed.ts';
import type { Commit, Job, Run } from '../world.ts';
import { simpleCommit } from './commit.ts';
import { nodeId, repoApi, repoWeb } from './links.ts';
import { minimalRepository } from './repository.ts';
import { userShape } from './user.ts';

/** `workflow-run`. */
export function runShape(bed: Bed, run: Run) {
  const url = repoApi(bed, `/actions/runs/${run.id}`);
  const commit = bed.world.commits[run.headSha] as Commit;
  return {
    id: run.id,
    name: run.name,
    node_id: nodeId('WFR', run.id),
    head_branch: run.headBranch,
    head_sha: run.headSha,
    path: run.workflowPath,
    display_title: commit.message.split('\n')[0] as string,
    run_number: run.number,
    event: run.event,
    status: run.status,
    conclusion: run.conclusion,
    workflow_id: run.workflowId,
    check_suite_id: run.checkSuiteId,
    check_suite_node_id: nodeId('CS', run.checkSuiteId),
    url,
    html_url: repoWeb(bed, `/actions/runs/${run.id}`),
    pull_requests: [],
    created_at: run.createdAt,
    updated_at: run.updatedAt,
    actor: userShape(bed, run.actor),
    run_attempt: run.attempt,
    referenced_workflows: [],
    run_started_at: run.startedAt,
    triggering_actor: userShape(bed, run.triggeringActor),
    jobs_url: `${url}/jobs`,
    logs_url: `${url}/logs`,
    check_suite_url: repoApi(bed, `/check-suites/${run.checkSuiteId}`),
    artifacts_url: `${url}/artifacts`,
    cancel_url: `${url}/cancel`,
    rerun_url: `${url}/rerun`,
    previous_attempt_url: run.attempt === 1 ? null : `${url}/attempts/${run.attempt - 1}`,
    workflow_url: repoApi(bed, `/actions/workflows/${run.workflowId}`),
    head_commit: simpleCommit(commit),
    repository: minimalRepository(bed),
    head_repository: minimalRepository(bed),
  };
}

/** `job`. */
export function jobShape(bed: Bed, run: Run, job: Job) {
  const started = job.status === 'in_progress' || (job.status === 'completed' && job.conclusion !== 'skipped');
  const runner = started
    ? { runner_id: 1, runner_name: 'GitHub Actions 1', runner_group_id: 0, runner_group_name: 'GitHub Actions' }
    : { runner_id: null, runner_name: null, runner_group_id: null, runner_group_name: null };
  return {
    id: job.id,
    run_id: run.id,
    workflow_name: run.name,
    head_branch: run.headBranch,
    run_url: repoApi(bed, `/actions/runs/${run.id}`),
    run_attempt: job.attempt,
    node_id: nodeId('CR', job.id),
    head_sha: run.headSha,
    url: repoApi(bed, `/actions/jobs/${job.id}`),
    html_url: repoWeb(bed, `/actions/runs/${run.id}/job/${job.id}`),
    status: job.status,
    conclusion: job.conclusion,
    created_at: job.createdAt,
    started_at: job.startedAt,
    completed_at: job.completedAt,
    name: job.name,
    steps: [],
    check_run_url: repoApi(bed, `/check-runs/${job.id}`),
    labels: ['ubuntu-latest'],
    ...runner,
  };
}
