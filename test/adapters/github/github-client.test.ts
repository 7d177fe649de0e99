import { describe, expect, test } from '@jest/globals';
import { githubClient } from '../../../src/adapters/github/github-client.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { startGithub } from '../../bed/github/start-github.ts';
import { fakeClock } from '../../support/fakes/clock.ts';

const NOW = '2026-11-24T10:00:00Z';
const repo = { owner: 'acme', repo: 'shop' };

async function shop(permissions: Readonly<Record<string, 'read' | 'write'>> = { deployments: 'write', contents: 'read', actions: 'read' }) {
  const github = await startGithub({ now: NOW });
  const { sha } = github.addCommit({ message: 'one' });
  const token = github.mintToken({ permissions });
  const clock = fakeClock(NOW);
  const client = (
    more: { readonly timeoutMs?: number; readonly budgetMs?: number; readonly signal?: AbortSignal; readonly token?: string } = {},
  ) => githubClient({ apiUrl: github.urls.api, token, clock, random: () => 0.5, ...more });
  return { github, sha, clock, client, calls: () => github.requests().length, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const failureOf = (call: Promise<unknown>): Promise<GithubFailure> =>
  call.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof GithubFailure ? error : Promise.reject(error)),
  );

const deploymentsList = { operation: 'repos/list-deployments' };
const create = { ...repo, ref: 'main', environment: 'production', auto_merge: false, required_contexts: [] };

describe('what GitHub answers', () => {
  test('a call is typed, carries the API version and shows how far the clock is ahead', async () => {
    await using bed = await shop();
    const client = bed.client();
    expect(client.clockAheadMs()).toBeUndefined();
    bed.clock.advance(600_500);
    const { data } = await client.rest.repos.get(repo);
    expect(data.default_branch).toBe('main');
    expect(client.clockAheadMs()).toBe(600_000);
    expect(bed.github.requests()[0]).toMatchObject({ apiVersion: '2022-11-28', path: '/repos/acme/shop' });
    expect(bed.github.violations()).toEqual([]);
  });

  test('all pages of a list are read', async () => {
    await using bed = await shop();
    for (let n = 0; n < 5; n += 1) bed.github.addDeployment({ ref: 'main', environment: `e${n}` });
    const client = bed.client();
    const all = await client.paginate(client.rest.repos.listDeployments, { ...repo, per_page: 2 });
    expect(all.map(({ environment }) => environment).sort()).toEqual(['e0', 'e1', 'e2', 'e3', 'e4']);
    expect(bed.calls()).toBe(3);
  });
});

describe('what GitHub refuses', () => {
  test('a missing permission is named, and asked for only once', async () => {
    await using bed = await shop({ contents: 'read' });
    const failure = await failureOf(bed.client().rest.repos.listDeployments(repo));
    expect(failure).toMatchObject({
      kind: 'permission',
      status: 403,
      permissions: ['deployments: read'],
      call: 'GET /repos/acme/shop/deployments',
    });
    expect(bed.calls()).toBe(1);
  });

  test.each([
    ['unauthorized', 401, 'ghs_nobody'],
    ['unauthorized', 401, ''],
  ] as const)('%s: token %p…', async (kind, status, token) => {
    await using bed = await shop();
    expect(await failureOf(bed.client({ token }).rest.repos.get(repo))).toMatchObject({ kind, status });
  });

  test('what is not there is told as such, and a bad request as refused', async () => {
    await using bed = await shop();
    const client = bed.client();
    const gone = await failureOf(client.rest.repos.getEnvironment({ ...repo, environment_name: 'moon' }));
    expect(gone).toMatchObject({ kind: 'not-found', status: 404, call: 'GET /repos/acme/shop/environments/moon' });
    const bad = await failureOf(client.rest.repos.createDeployment({ ...create, ref: 'no-such-ref' }));
    expect(bad).toMatchObject({ kind: 'refused', status: 422 });
    expect(bed.calls()).toBe(2);
  });
});

describe('what passes by itself', () => {
  test.each([
    ['502', { kind: 'status', status: 502, body: '<html>Unicorn</html>' }],
    ['a cut connection', { kind: 'drop' }],
    ['an answer that ends too early', { kind: 'reset', atByte: 40 }],
  ] as const)('%s is retried', async (_, effect) => {
    await using bed = await shop();
    bed.github.addDeployment({ ref: 'main', environment: 'staging' });
    bed.github.fault({ on: deploymentsList, effect, times: 2 });
    const { data } = await bed.client().rest.repos.listDeployments(repo);
    expect(data).toHaveLength(1);
    expect(bed.calls()).toBe(3);
    expect(bed.clock.slept).toEqual([250, 500]);
  });

  test('Retry-After of a 503 and of the secondary limit, and the reset of the primary one, are waited for', async () => {
    await using bed = await shop();
    const on = deploymentsList;
    bed.github.fault({ on, effect: { kind: 'status', status: 503, headers: { 'retry-after': '3' } } });
    bed.github.fault({ on, effect: { kind: 'secondary-rate-limit', status: 429, retryAfter: 7 } });
    bed.github.fault({ on, effect: { kind: 'secondary-rate-limit', status: 403, retryAfter: 5 } });
    bed.github.fault({ on, effect: { kind: 'rate-limit', resetSeconds: 20 } });
    await bed.client().rest.repos.listDeployments(repo);
    expect(bed.clock.slept).toEqual([3_000, 7_000, 5_000, 20_000]);
  });

  test('a limit that ends after the budget is told at once, with its end on our clock', async () => {
    await using bed = await shop();
    bed.clock.advance(120_000);
    bed.github.fault({ on: deploymentsList, effect: { kind: 'rate-limit', resetSeconds: 1_800 } });
    const failure = await failureOf(bed.client().rest.repos.listDeployments(repo));
    expect(failure).toMatchObject({ kind: 'rate-limited', status: 403, until: new Date('2026-11-24T10:32:00Z') });
    expect(bed.clock.slept).toEqual([]);
  });

  test('an outage ends as unreachable after five attempts', async () => {
    await using bed = await shop();
    bed.github.fault({ on: deploymentsList, effect: { kind: 'status', status: 500 }, times: 'always' });
    expect(await failureOf(bed.client().rest.repos.listDeployments(repo))).toMatchObject({ kind: 'unreachable', status: 500 });
    expect(bed.calls()).toBe(5);
  });

  test('a server that never answers is left after the time limit', async () => {
    await using bed = await shop();
    bed.github.fault({ on: deploymentsList, effect: { kind: 'hang' } });
    await bed.client({ timeoutMs: 100 }).rest.repos.listDeployments(repo);
    expect(bed.calls()).toBe(2);
  });

  test('a server that is not there is unreachable', async () => {
    const client = githubClient({ apiUrl: 'http://127.0.0.1:9', token: 'x', clock: fakeClock(NOW), random: () => 0 });
    const failure = await failureOf(client.rest.repos.get(repo));
    expect(failure.kind).toBe('unreachable');
    expect(failure.status).toBeUndefined();
  });

  test('a cancelled step waits for nothing', async () => {
    await using bed = await shop();
    bed.github.fault({ on: deploymentsList, effect: { kind: 'hang' } });
    const stop = new AbortController();
    const call = bed.client({ signal: stop.signal }).rest.repos.listDeployments(repo);
    setTimeout(() => stop.abort(new Error('cancelled')), 50);
    await expect(call).rejects.toThrow('cancelled');
    expect(bed.calls()).toBe(1);
  });
});

describe('a POST happens once', () => {
  test('an answer that was lost is not asked for again, unless the caller says that twice is as good as once', async () => {
    await using bed = await shop();
    const on = { operation: 'repos/create-deployment' };
    bed.github.fault({ on, effect: { kind: 'drop-answer' }, times: 2 });
    const client = bed.client();
    expect(await failureOf(client.rest.repos.createDeployment(create))).toMatchObject({ kind: 'unreachable' });
    expect(bed.github.bed.world.deployments).toHaveLength(1);
    await client.rest.repos.createDeployment({ ...create, request: { repeatable: true } });
    expect(bed.github.bed.world.deployments).toHaveLength(3);
  });

  test('a rate limit did nothing, so it is retried', async () => {
    await using bed = await shop();
    bed.github.fault({
      on: { operation: 'repos/create-deployment' },
      effect: { kind: 'secondary-rate-limit', status: 429, retryAfter: 2 },
    });
    await bed.client().rest.repos.createDeployment(create);
    expect(bed.github.bed.world.deployments).toHaveLength(1);
  });
});
