import { describe, expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import { startGithub } from './start-github.ts';

async function shop() {
  const github = await startGithub();
  github.addCommit({ message: 'one' });
  const token = github.mintToken({ permissions: { deployments: 'write', actions: 'read', checks: 'write', contents: 'read' } });
  return { github, token, repo: `${github.urls.api}/repos/acme/shop`, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

describe('a request that GitHub does not document', () => {
  test.each([
    ['a key that the body does not have', 'POST', '/deployments', { ref: 'main', enviroment: 'x' }, '"enviroment" is not a permitted key.'],
    [
      'a key that an inner object does not have',
      'POST',
      '/check-runs',
      { name: 'n', head_sha: 'x', output: { title: 't', summary: 's', sumary: '' } },
      '"output.sumary" is not a permitted key.',
    ],
    ['a value of another type', 'POST', '/deployments', { ref: 'main', auto_merge: 'no' }, 'auto_merge must be boolean.'],
    [
      'a word that is not in the list',
      'POST',
      '/deployments/1/statuses',
      { state: 'sucess' },
      'state must be equal to one of the allowed values (error, failure, inactive, in_progress, queued, pending, success).',
    ],
    ['a key that is missing', 'POST', '/deployments', {}, "the value must have required property 'ref'."],
    ['no body', 'POST', '/deployments', undefined, 'a body is required.'],
    ['a body where there is none', 'DELETE', '/releases/1', { a: 1 }, 'this route takes no body.'],
    [
      'a query name that the route does not have',
      'GET',
      '/deployments?enviroment=production',
      undefined,
      '"enviroment" is not a query name of this route.',
    ],
    ['a query value of another type', 'GET', '/deployments?per_page=many', undefined, 'per_page must be integer.'],
    ['more than 100 to a page', 'GET', '/deployments?per_page=101', undefined, 'per_page must be <= 100.'],
    ['a query name that is given twice', 'GET', '/deployments?task=a&task=b', undefined, 'query "task" is given more than once.'],
    ['a number that is none in the path', 'GET', '/actions/runs/latest', undefined, 'run_id must be integer.'],
  ])('%s: 422 that names it', async (_, method, path, body, problem) => {
    await using bed = await shop();
    const answer = await ask(`${bed.repo}${path}`, { method, body, token: bed.token });
    expect(answer.status).toBe(422);
    expect(answer.body.message).toBe(`Invalid request.\n\n${problem}`);
    expect(bed.github.violations()).toEqual([
      { kind: 'bad-request', request: `${method} /repos/acme/shop${path.split('?')[0]}`, problems: [problem] },
    ]);
    expect(bed.github.bed.world.deployments).toEqual([]);
  });

  test('a body that is no JSON is 400, an API version that is not played 400, no User-Agent 403', async () => {
    await using bed = await shop();
    const bad = await ask(`${bed.repo}/deployments`, { method: 'POST', body: '{', token: bed.token });
    expect([bad.status, bad.body.message]).toEqual([400, 'Problems parsing JSON']);
    expect((await ask(bed.repo, { token: bed.token, headers: { 'x-github-api-version': '2020-01-01' } })).status).toBe(400);
    expect((await ask(bed.repo, { token: bed.token, headers: { 'user-agent': '' } })).status).toBe(403);
    expect((await ask(bed.repo, { token: bed.token, headers: { 'x-github-api-version': '2022-11-28' } })).status).toBe(200);
  });

  test('a free-form payload stays free', async () => {
    await using bed = await shop();
    const answer = await ask(`${bed.repo}/deployments`, {
      method: 'POST',
      token: bed.token,
      body: { ref: 'main', payload: { any: { depth: [1] } } },
    });
    expect([answer.status, answer.body.payload]).toEqual([201, { any: { depth: [1] } }]);
  });
});

describe("the double's own answer", () => {
  test.each([
    ['lacks what GitHub always sends', { id: undefined }, "the value must have required property 'id'."],
    ['has a value of another type', { sha: 5 }, 'sha must be string.'],
    ['has a key that GitHub does not send', { colour: 'red' }, '"colour" is not a permitted key.'],
    ['has a URL that is none', { url: 'nowhere' }, 'url must match format "uri".'],
  ])('%s: 599', async (_, merge, problem) => {
    await using bed = await shop();
    const { id } = bed.github.addDeployment({ ref: 'main', environment: 'staging' });
    bed.github.fault({ on: { operation: 'repos/get-deployment' }, effect: { kind: 'bend-answer', merge } });
    const answer = await ask(`${bed.repo}/deployments/${id}`, { token: bed.token });
    expect(answer.status).toBe(599);
    expect(answer.body.message).toContain(problem);
    expect(bed.github.violations()).toEqual([
      { kind: 'bad-answer', request: `GET /repos/acme/shop/deployments/${id}`, problems: [problem] },
    ]);
  });
});

describe('a route that is not played', () => {
  test.each([
    ['GET', '/gists', 501, 'the double does not play: gists/list', 'not-played'],
    ['GET', '/repos/acme/shop/attestations/sha256:00', 501, 'the double does not play: repos/list-attestations', 'not-played'],
    ['POST', '/graphql', 501, 'the double does not play: graphql', 'not-played'],
    ['GET', '/repos/acme/shop/deploymentz', 404, 'Not Found', 'no-such-route'],
    ['PUT', '/repos/acme/shop/deployments', 404, 'Not Found', 'no-such-route'],
  ])('%s %s is %i: %s', async (method, path, status, message, kind) => {
    await using bed = await shop();
    const answer = await ask(`${bed.github.urls.api}${path}`, { method, token: bed.token });
    expect([answer.status, answer.body.message]).toEqual([status, message]);
    expect(bed.github.violations().map((violation) => violation.kind)).toEqual([kind]);
  });

  test('what is not there is a plain 404, and no violation', async () => {
    await using bed = await shop();
    const answers = await Promise.all(
      ['/deployments/1', '/environments/nowhere', '/actions/runs/1'].map((path) => ask(`${bed.repo}${path}`, { token: bed.token })),
    );
    expect(answers.map(({ status }) => status)).toEqual([404, 404, 404]);
    expect(bed.github.violations()).toEqual([]);
  });
});
