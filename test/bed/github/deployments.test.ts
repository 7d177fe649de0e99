import { describe, expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import { startGithub } from './start-github.ts';

async function shop() {
  const github = await startGithub({ now: '2026-11-24T10:00:00Z' });
  const one = github.addCommit({ message: 'one' });
  const token = github.mintToken({ permissions: { deployments: 'write' } });
  const send = (path: string, body?: unknown) =>
    ask(`${github.urls.api}/repos/acme/shop/deployments${path}`, { method: body === undefined ? 'GET' : 'POST', body, token });
  const states = () => github.bed.world.deployments.map(({ statuses }) => statuses.at(-1)?.state);
  return { github, one, send, states, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

describe('auto_inactive', () => {
  const succeed = async (bed: Awaited<ReturnType<typeof shop>>, deployment: object, status: object = {}) => {
    const { body } = await bed.send('', { ref: 'main', ...deployment });
    await bed.send(`/${body.id}/statuses`, { state: 'success', ...status });
  };

  test.each([
    ['the same environment: the earlier one', { environment: 'staging' }, { environment: 'staging' }, {}, ['inactive', 'success']],
    ['another environment: none', { environment: 'staging' }, { environment: 'qa' }, {}, ['success', 'success']],
    ['a production environment: none', { environment: 'production' }, { environment: 'production' }, {}, ['success', 'success']],
    [
      'marked as production: none',
      { environment: 'live', production_environment: true },
      { environment: 'live' },
      {},
      ['success', 'success'],
    ],
    ['transient: none', { environment: 'pr-1', transient_environment: true }, { environment: 'pr-1' }, {}, ['success', 'success']],
    [
      'auto_inactive: false: none',
      { environment: 'staging' },
      { environment: 'staging' },
      { auto_inactive: false },
      ['success', 'success'],
    ],
    ['a failure: none', { environment: 'staging' }, { environment: 'staging' }, { state: 'failure' }, ['success', 'failure']],
  ])('%s becomes inactive', async (_, first, second, status, expected) => {
    await using bed = await shop();
    await succeed(bed, first);
    await succeed(bed, second, status);
    expect(bed.states()).toEqual(expected);
  });

  test('only deployments that were successful become inactive', async () => {
    await using bed = await shop();
    await succeed(bed, { environment: 'staging' }, { state: 'failure' });
    await succeed(bed, { environment: 'staging' });
    expect(bed.states()).toEqual(['failure', 'success']);
  });
});

test('a deployment is of the commit that its ref means then, and lists newest first', async () => {
  await using bed = await shop();
  const first = (await bed.send('', { ref: 'main', environment: 'staging', task: 'rollback' })).body;
  const two = bed.github.addCommit({ message: 'two' });
  const second = (await bed.send('', { ref: 'main', environment: 'staging' })).body;
  expect([first.sha, second.sha]).toEqual([bed.one.sha, two.sha]);
  expect((await bed.send('?environment=staging')).body.map(({ id }: { id: number }) => id)).toEqual([second.id, first.id]);
  expect((await bed.send('?task=rollback')).body.map(({ id }: { id: number }) => id)).toEqual([first.id]);
  expect((await bed.send(`?sha=${two.sha}`)).body).toMatchObject([
    { id: second.id, creator: { login: 'github-actions[bot]' }, production_environment: false },
  ]);
});

test('a ref that leads nowhere is 422', async () => {
  await using bed = await shop();
  const answer = await bed.send('', { ref: 'nowhere' });
  expect([answer.status, answer.body.message]).toEqual([422, 'No ref found for: nowhere']);
});

test('auto_merge of a ref that is behind the default branch is not played: the caller must say false', async () => {
  await using bed = await shop();
  bed.github.addCommit({ message: 'two' });
  const behind = await bed.send('', { ref: bed.one.sha });
  expect([behind.status, behind.body.message]).toEqual([501, expect.stringContaining('auto_merge')]);
  expect((await bed.send('', { ref: bed.one.sha, auto_merge: false })).status).toBe(201);
});

test.each([
  ['none given, a status is red', 'failure', undefined, 409],
  ['none given, all are green', 'success', undefined, 201],
  ['an empty list, a status is red', 'failure', [], 201],
  ['one that has no status yet', 'success', ['other'], 409],
] as const)('required_contexts: %s', async (_, state, required_contexts, status) => {
  await using bed = await shop();
  bed.github.addStatus({ sha: bed.one.sha, context: 'ci', state });
  const answer = await bed.send('', { ref: 'main', ...(required_contexts === undefined ? {} : { required_contexts }) });
  expect(answer.status).toBe(status);
});

test('a description has 140 characters at most, and a URL http or https', async () => {
  await using bed = await shop();
  const { id } = (await bed.send('', { ref: 'main' })).body;
  expect((await bed.send(`/${id}/statuses`, { state: 'success', description: 'x'.repeat(140) })).status).toBe(201);
  expect((await bed.send(`/${id}/statuses`, { state: 'success', description: 'x'.repeat(141) })).body.errors).toMatchObject([
    { field: 'description' },
  ]);
  expect((await bed.send(`/${id}/statuses`, { state: 'success', log_url: 'ftp://x' })).body.errors).toMatchObject([{ field: 'log_url' }]);
  expect(bed.github.violations()).toEqual([]);
});

test("a job's environment brings one deployment with GitHub's own statuses, successful whenever the job is green", async () => {
  await using bed = await shop();
  const run = bed.github.addRun({ headSha: bed.one.sha });
  const job = bed.github.addJob({ runId: run.id, name: 'deploy', environment: 'staging' });
  bed.github.addJob({ runId: run.id, name: 'gate', environment: 'staging', deployment: false });
  expect(bed.states()).toEqual(['in_progress']);
  bed.github.setJob({ id: job.id, conclusion: 'success' });
  const statuses = (await bed.send(`/${job.deploymentId}/statuses`)).body;
  expect(statuses).toMatchObject([{ state: 'success' }, { state: 'in_progress' }]);
  expect(statuses[0].log_url).toBe(`${bed.github.urls.server}/acme/shop/actions/runs/${run.id}/job/${job.id}`);
});
