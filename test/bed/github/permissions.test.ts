import { expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import { startGithub } from './start-github.ts';

const refused = 'Resource not accessible by integration';

test.each([
  ['deployments', 'read', 'GET', '/deployments', undefined],
  ['deployments', 'write', 'POST', '/deployments', { ref: 'main' }],
  ['checks', 'read', 'GET', '/commits/main/check-runs', undefined],
  ['statuses', 'read', 'GET', '/commits/main/status', undefined],
  ['actions', 'read', 'GET', '/environments', undefined],
  ['contents', 'read', 'GET', '/compare/main...main', undefined],
  ['contents', 'write', 'POST', '/git/refs', { ref: 'refs/tags/v1', sha: '' }],
  ['pull-requests', 'read', 'GET', '/commits/main/pulls', undefined],
  ['actions-variables', 'read', 'GET', '/actions/variables', undefined],
] as const)('%s: %s is needed for %s %s', async (name, level, method, path, body) => {
  await using github = await startGithub();
  const { sha } = github.addCommit({ message: 'one' });
  const url = `${github.urls.api}/repos/acme/shop${path}`;
  const sent = body !== undefined && 'sha' in body ? { ...body, sha } : body;
  const weaker = level === 'write' ? { [name]: 'read' as const } : { [name]: 'none' as const };
  const without = await ask(url, { method, body: sent, token: github.mintToken({ permissions: weaker }) });
  expect([without.status, without.body.message]).toEqual([403, refused]);
  expect(without.headers.get('x-accepted-github-permissions')).toBe(`${name.replaceAll('-', '_')}=${level}`);
  const granted = await ask(url, { method, body: sent, token: github.mintToken({ permissions: { [name]: level } }) });
  expect(granted.status).toBeLessThan(300);
  expect(github.bed.world.deployments.length + Object.keys(github.bed.world.refs).length).toBe(method === 'POST' ? 2 : 1);
});

test('write includes read, and nothing else', async () => {
  await using github = await startGithub();
  const token = github.mintToken({ permissions: { deployments: 'write' } });
  const repo = `${github.urls.api}/repos/acme/shop`;
  expect((await ask(`${repo}/deployments`, { token })).status).toBe(200);
  expect((await ask(`${repo}/environments`, { token })).status).toBe(403);
  expect((await ask(repo, { token })).status).toBe(200);
});

test('a token that GitHub does not know, or whose time is over, is 401; none on a private repository 404', async () => {
  await using github = await startGithub({ now: '2026-11-24T10:00:00Z' });
  const repo = `${github.urls.api}/repos/acme/shop`;
  const old = github.mintToken({ permissions: {}, expiresAt: '2026-11-24T10:00:00Z' });
  const unknown = await ask(repo, { token: 'ghs_unknown' });
  expect([unknown.status, unknown.body.message]).toEqual([401, 'Bad credentials']);
  expect((await ask(repo, { token: old })).status).toBe(401);
  expect((await ask(repo, {})).status).toBe(404);
});

test('a public repository is read by anybody and written by nobody without a token', async () => {
  await using github = await startGithub({ visibility: 'public' });
  const repo = `${github.urls.api}/repos/acme/shop`;
  expect((await ask(`${repo}/deployments`)).status).toBe(200);
  const write = await ask(`${repo}/deployments`, { method: 'POST', body: { ref: 'main' } });
  expect([write.status, write.body.message]).toEqual([401, 'Requires authentication']);
});

test('a token of another repository sees nothing here, and this one nothing elsewhere', async () => {
  await using github = await startGithub();
  const foreign = github.mintToken({ permissions: { deployments: 'write' }, repository: 'acme/other' });
  const own = github.mintToken({ permissions: { deployments: 'write' } });
  expect((await ask(`${github.urls.api}/repos/acme/shop/deployments`, { token: foreign })).status).toBe(404);
  expect((await ask(`${github.urls.api}/repos/acme/other/deployments`, { token: own })).status).toBe(404);
});

test('the log names the token and never holds it', async () => {
  await using github = await startGithub();
  const token = github.mintToken({ permissions: {}, name: 'deploy job' });
  await ask(`${github.urls.api}/repos/acme/shop`, { token, headers: { 'x-github-api-version': '2022-11-28' } });
  expect(github.requests()).toMatchObject([
    { method: 'GET', path: '/repos/acme/shop', operation: 'repos/get', token: 'deploy job', apiVersion: '2022-11-28', status: 200 },
  ]);
  expect(JSON.stringify([github.requests(), github.world()])).not.toContain(token);
});
