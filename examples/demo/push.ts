import { mkdtemp } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Github } from '../../test/bed/github/start-github.ts';
import type { ActEvent } from '../../test/support/act/act-lines.ts';
import { type ActResult, runAct } from '../../test/support/act/run-act.ts';
import { copyForAct } from './for-act.ts';
import type { ShopRepository } from './shop-repository.ts';
import { RELEASE_PERMISSIONS } from './team.ts';

/** What a run of a workflow needs beside the checkout. */
export interface Stage {
  readonly github: Github;
  readonly shop: ShopRepository;
  /** The folder that stands for `tidegate-cd/tidegate@v1`: the built bundles. */
  readonly tidegate: string;
  readonly vars: Readonly<Record<string, string>>;
  /** Environment of every step, beside what is made here: the ID token's address, Go's caches. */
  readonly env: Readonly<Record<string, string>>;
}

/** A run that has ended. */
export interface RunEnded {
  readonly runId: number;
  readonly sha: string;
  /** Job name to result; a job that never started is missing. */
  readonly jobs: Readonly<Record<string, string>>;
  /** An output of a step, or undefined. */
  output(job: string, step: string, name: string): string | undefined;
  /** Everything that a job printed. */
  log(job: string): string;
  /** The Markdown of every summary of a job. */
  summary(job: string): string;
  readonly act: ActResult;
}

const ENVIRONMENTS: Readonly<Record<string, string>> = { staging: 'staging', production: 'production' };

/**
 * Plays a run of `workflow` at the newest commit: GitHub learns of the commit, the run and each job as act reports them,
 * and bob approves production when it comes to wait for him.
 */
export async function playRun(stage: Stage, workflow: string, event: 'push' | 'workflow_dispatch' = 'push'): Promise<RunEnded> {
  const firstJob = event === 'push' ? 'build' : 'status';
  const { github, shop } = stage;
  await github.importGit({ directory: shop.path });
  const sha = await shop.head();
  const run = github.addRun({ headSha: sha, actor: 'alice', event, workflowPath: workflow });
  const jobs = new Map<string, number>();
  const jobId = (name: string): number => {
    const known = jobs.get(name);
    if (known !== undefined) return known;
    const environment = ENVIRONMENTS[name];
    const job = github.addJob({ runId: run.id, name, ...(environment === undefined ? {} : { environment, deployment: false }) });
    jobs.set(name, job.id);
    return job.id;
  };
  const first = jobId(firstJob);
  const onEvent = (happened: ActEvent): void => {
    if (happened.kind === 'job-started') jobId(happened.job);
    if (happened.kind !== 'job-ended') return;
    github.setJob({ id: jobId(happened.job), conclusion: happened.result });
    if (happened.job === 'staging' && happened.result === 'success') {
      jobId('production');
      github.review({ runId: run.id, user: 'bob', environment: 'production', comment: 'looks good on staging' });
    }
  };
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-run-'));
  const checkout = join(folder, 'checkout');
  await copyForAct(shop.path, checkout, workflow);
  const act = await runAct({
    repository: checkout,
    workflow,
    event,
    payload: payloadOf(sha),
    actor: 'alice',
    tidegate: stage.tidegate,
    vars: stage.vars,
    secrets: { GITHUB_TOKEN: github.mintToken({ permissions: RELEASE_PERMISSIONS, name: 'release' }) },
    env: {
      ...runnerEnv(github, run.id, sha, workflow),
      ACTIONS_RUNTIME_TOKEN: github.mintRuntimeToken({ runId: run.id, jobId: first }),
      ...stage.env,
    },
    home: join(folder, 'home'),
    onEvent,
  });
  github.setRun({ id: run.id, conclusion: act.code === 0 ? 'success' : 'failure' });
  return ended(run.id, sha, act);
}

function payloadOf(sha: string): Record<string, unknown> {
  return {
    ref: 'refs/heads/main',
    after: sha,
    head_commit: { id: sha },
    repository: { id: 2002, name: 'shop', full_name: 'acme/shop', default_branch: 'main', owner: { login: 'acme', id: 1001 } },
    sender: { login: 'alice' },
  };
}

/** What act leaves out of the runner's environment, or sets to what GitHub does not. */
function runnerEnv(github: Github, runId: number, sha: string, workflow: string): Record<string, string> {
  return {
    GITHUB_API_URL: github.urls.api,
    GITHUB_SERVER_URL: github.urls.server,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_ID: '2002',
    GITHUB_REPOSITORY_OWNER_ID: '1001',
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: 'alice',
    GITHUB_WORKFLOW_REF: `acme/shop/${workflow}@refs/heads/main`,
    RUNNER_ENVIRONMENT: 'github-hosted',
    ACTIONS_RESULTS_URL: `${github.urls.results}/`,
  };
}

function ended(runId: number, sha: string, act: ActResult): RunEnded {
  const of = <K extends ActEvent['kind']>(kind: K): Extract<ActEvent, { kind: K }>[] =>
    act.events.filter((event): event is Extract<ActEvent, { kind: K }> => event.kind === kind);
  return {
    runId,
    sha,
    act,
    jobs: Object.fromEntries(of('job-ended').map((event) => [event.job, event.result])),
    output: (job, step, name) => of('output').findLast((event) => event.job === job && event.step === step && event.name === name)?.value,
    log: (job) =>
      of('log')
        .filter((event) => event.job === job)
        .map((event) => event.text)
        .join('\n'),
    summary: (job) =>
      of('summary')
        .filter((event) => event.job === job)
        .map((event) => event.markdown)
        .join('\n'),
  };
}
