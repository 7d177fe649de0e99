import { describe, expect, test } from '@jest/globals';
import { commitsBehind } from '../../../src/adapters/github/commits-behind.ts';
import { compareCommits } from '../../../src/adapters/github/compare-commits.ts';
import { githubDeployments } from '../../../src/adapters/github/deployments.ts';
import { githubClient } from '../../../src/adapters/github/github-client.ts';
import { formatOwnStatus } from '../../../src/core/deployment-record/own-status.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { startGithub } from '../../bed/github/start-github.ts';
import { fakeClock } from '../../support/fakes/clock.ts';

const NOW = '2026-11-24T10:00:00Z';
const acme = { owner: 'acme', name: 'shop' };
const digest = `sha256:${'ab'.repeat(32)}`;
const RUN = 'https://github.com/acme/shop/actions/runs/1';

type Permissions = Readonly<Record<string, 'read' | 'write'>>;

async function shop(permissions: Permissions = { deployments: 'write', checks: 'read', contents: 'read' }) {
  const github = await startGithub({ now: NOW });
  const { sha } = github.addCommit({ message: 'one' });
  const client = githubClient({
    apiUrl: github.urls.api,
    token: github.mintToken({ permissions }),
    clock: fakeClock(NOW),
    random: () => 0.5,
  });
  return { github, sha, client, deployments: githubDeployments(client, acme), [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const draft = (sha: string) => ({
  ref: sha,
  environment: 'production',
  task: 'deploy',
  description: 'shop by run 1',
  payload: { service: 'shop' },
});
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'it succeeded',
    (error: unknown) => (error instanceof GithubFailure ? [error.kind, error.permissions] : error),
  );

describe('a new deployment', () => {
  test('merges nothing, waits for no check, and says whether it is production', async () => {
    await using bed = await shop();
    bed.github.addStatus({ sha: bed.sha, state: 'failure', context: 'lint' });
    const id = await bed.deployments.create(draft(bed.sha));
    await bed.deployments.create({ ...draft(bed.sha), environment: 'qa', task: 'rollback' });
    expect(bed.github.bed.world.deployments.map((one) => [one.environment, one.task, one.production, one.payload, one.sha])).toEqual([
      ['production', 'deploy', true, { service: 'shop' }, bed.sha],
      ['qa', 'rollback', false, { service: 'shop' }, bed.sha],
    ]);
    expect(bed.github.bed.world.deployments[0]?.id).toBe(id);
    expect(bed.github.violations()).toEqual([]);
  });

  test('gets our status, with the run and the address; a long text is cut', async () => {
    await using bed = await shop();
    const id = await bed.deployments.create({ ...draft(bed.sha), description: 'x'.repeat(300) });
    const description = formatOwnStatus({ service: 'shop', digest, smoke: 'pass' });
    await bed.deployments.setStatus(id, { state: 'success', description, logUrl: RUN, environmentUrl: 'https://shop.example' });
    await bed.deployments.setStatus(id, { state: 'failure', description: 'y'.repeat(300), logUrl: RUN });
    const [one] = bed.github.bed.world.deployments;
    expect(one?.description).toBe('x'.repeat(140));
    expect(one?.statuses).toMatchObject([
      { state: 'success', description, logUrl: RUN, environmentUrl: 'https://shop.example' },
      { state: 'failure', description: 'y'.repeat(140), environmentUrl: '' },
    ]);
    expect(bed.github.violations()).toEqual([]);
  });

  test.each([
    ['create', (bed: Awaited<ReturnType<typeof shop>>) => bed.deployments.create(draft(bed.sha))],
    [
      'setStatus',
      (bed: Awaited<ReturnType<typeof shop>>) => bed.deployments.setStatus(1, { state: 'success', description: '', logUrl: RUN }),
    ],
  ])('%s without the right names what is missing', async (_, call) => {
    await using bed = await shop({ deployments: 'read' });
    expect(await failureOf(call(bed))).toEqual(['permission', ['deployments: write']]);
  });
});

describe("the job's own deployment", () => {
  test.each([
    ['of a job with one', true],
    ['of a job without one', false],
  ])('%s', async (_, deployment) => {
    await using bed = await shop();
    const run = bed.github.addRun({ headSha: bed.sha });
    const job = bed.github.addJob({ runId: run.id, name: 'production', environment: 'production', deployment });
    expect(await bed.deployments.ofJob(String(job.id))).toBe(deployment ? job.deploymentId : undefined);
    expect(bed.github.violations()).toEqual([]);
  });

  test('without checks: read names it', async () => {
    await using bed = await shop({ deployments: 'write' });
    expect(await failureOf(bed.deployments.ofJob('1'))).toEqual(['permission', ['checks: read']]);
  });
});

describe('the newest deployment with our own word', () => {
  const say = (service: string, smoke: 'pass' | 'fail' | 'none' = 'pass') => formatOwnStatus({ service, digest, smoke });

  test("is not GitHub's own success, not another service's, not another environment's, not a failed one", async () => {
    await using bed = await shop();
    const { github, sha } = bed;
    const put = (environment: string, state: 'success' | 'failure', description: string, task = 'deploy'): number => {
      const { id } = github.addDeployment({ ref: sha, environment, task });
      github.addDeploymentStatus({ deploymentId: id, state, description });
      return id;
    };
    expect(await bed.deployments.newestOwn('production', 'shop')).toBeUndefined();
    const wanted = put('production', 'success', say('shop'), 'rollback');
    github.addDeploymentStatus({ deploymentId: wanted, state: 'success' });
    put('production', 'success', '');
    put('production', 'success', say('cart'));
    put('production', 'failure', say('shop', 'fail'));
    put('staging', 'success', say('shop'));
    expect(await bed.deployments.newestOwn('production', 'shop')).toEqual({
      id: wanted,
      task: 'rollback',
      sha,
      status: { service: 'shop', digest, smoke: 'pass' },
      at: NOW,
    });
    expect(github.violations()).toEqual([]);
  });
});

test('two commits are compared in both directions', async () => {
  await using bed = await shop();
  const main = bed.github.addCommit({ message: 'two' });
  const hotfix = bed.github.addCommit({ message: 'hotfix', branch: 'hotfix', parents: [bed.sha] });
  expect(await compareCommits(bed.client, acme, bed.sha, main.sha)).toEqual({ ahead: 1, behind: 0 });
  expect(await compareCommits(bed.client, acme, main.sha, bed.sha)).toEqual({ ahead: 0, behind: 1 });
  expect(await compareCommits(bed.client, acme, hotfix.sha, main.sha)).toEqual({ ahead: 1, behind: 1 });
});

describe('commits behind the default branch', () => {
  test('are counted; the branch is asked for when nobody knows it', async () => {
    await using bed = await shop();
    expect(await commitsBehind(bed.client, acme, bed.sha, 'main')).toEqual({ branch: 'main', commits: 0 });
    for (const message of ['two', 'three']) bed.github.addCommit({ message });
    expect(await commitsBehind(bed.client, acme, bed.sha, undefined)).toEqual({ branch: 'main', commits: 2 });
    expect(bed.github.violations()).toEqual([]);
  });

  test('of a commit that is not there are a failure', async () => {
    await using bed = await shop();
    expect(await failureOf(commitsBehind(bed.client, acme, 'f'.repeat(40), 'main'))).toEqual(['not-found', undefined]);
  });
});
