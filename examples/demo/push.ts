import { mkdtemp, readFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { Github } from '../../test/bed/github/start-github.ts';
import { runAct } from '../../test/support/act/run-act.ts';
import { workflowForAct } from './for-act.ts';
import { jobsOfRun } from './jobs-of-run.ts';
import { type RunEnded, runEnded } from './run-ended.ts';
import { payloadOf, runnerEnv } from './runner-env.ts';
import type { ShopRepository } from './shop-repository.ts';
import { RELEASE_PERMISSIONS } from './team.ts';

/** What a run of a workflow needs beside the checkout. */
export interface Stage {
  readonly github: Github;
  readonly shop: ShopRepository;
  /** The folder that stands for `tidegate-cd/tidegate@v1`: the built bundles. */
  readonly tidegate: string;
  /** Ends a run that is under way. */
  readonly signal: AbortSignal;
  /** An empty folder for the runs' files. */
  readonly folder: string;
  readonly vars: Readonly<Record<string, string>>;
  /** The repository's secrets, beside GITHUB_TOKEN. */
  readonly secrets: Readonly<Record<string, string>>;
  /** Environment of every step, beside what is made here: the ID token's address, Go's caches. */
  readonly env: Readonly<Record<string, string>>;
  /** Every run so far, and every token that one was given. */
  readonly past: { readonly runs: RunEnded[]; readonly tokens: string[] };
}

/**
 * Plays a run of `workflow` at the newest commit: GitHub learns of the commit, the run and each job as act reports them,
 * and bob approves production when it comes to wait for him.
 */
export async function playRun(stage: Stage, workflow: string, event: 'push' | 'workflow_dispatch' = 'push'): Promise<RunEnded> {
  const { github, shop, past } = stage;
  const firstJob = event === 'push' ? 'build' : 'status';
  const lastBefore = (await readFile(join(shop.path, workflow), 'utf8')).includes('\n  staging:\n') ? 'staging' : 'build';
  await github.importGit({ directory: shop.path });
  const sha = await shop.head();
  const { id: runId } = github.addRun({ headSha: sha, actor: 'alice', event, workflowPath: workflow });
  const jobs = jobsOfRun(github, runId, lastBefore);
  const token = github.mintToken({ permissions: RELEASE_PERMISSIONS, name: 'release' });
  const runtimeToken = github.mintRuntimeToken({ runId, jobId: jobs.id(firstJob) });
  const folder = await mkdtemp(join(stage.folder, 'run-'));
  const act = await runAct({
    repository: shop.path,
    workflow: await workflowForAct(shop.path, workflow, folder),
    event,
    payload: payloadOf(sha),
    actor: 'alice',
    tidegate: stage.tidegate,
    vars: stage.vars,
    secrets: { ...stage.secrets, GITHUB_TOKEN: token },
    env: { ...runnerEnv(github, { runId, sha, workflow }), ACTIONS_RUNTIME_TOKEN: runtimeToken, ...stage.env },
    home: join(folder, 'home'),
    signal: stage.signal,
    onEvent: jobs.take,
  });
  github.setRun({ id: runId, conclusion: act.code === 0 ? 'success' : 'failure' });
  const run = runEnded({ runId, sha, times: jobs.times }, act);
  past.runs.push(run);
  past.tokens.push(token, runtimeToken);
  return run;
}
