import { describe, expect, test } from '@jest/globals';
import { githubTags } from '../../../src/adapters/github/git-tags.ts';
import { smallClient } from '../../../src/adapters/github/small-client.ts';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { deadlineIn } from '../../../src/core/clock/deadline.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { startGithub } from '../../bed/github/start-github.ts';
import { fakeClock } from '../../support/fakes/clock.ts';

const NOW = '2026-11-24T10:00:00Z';

async function shop(contents: 'read' | 'write' = 'write') {
  const github = await startGithub({ now: NOW });
  const { sha } = github.addCommit({ message: 'one' });
  const clock = fakeClock(NOW);
  const token = github.mintToken({ permissions: { contents } });
  const client = smallClient({
    http: nodeHttp,
    apiUrl: github.urls.api,
    token,
    clock,
    random: () => 0.5,
    deadline: deadlineIn(clock, 60_000),
  });
  return { github, sha, client, tags: githubTags(client, 'acme/shop'), [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}
const failureOf = (call: Promise<unknown>): Promise<unknown> =>
  call.then(
    () => 'it succeeded',
    (error: unknown) => error,
  );

describe('git tags on GitHub', () => {
  test.each([undefined, 'a message'])('are made once, with message %j, and read down to the commit', async (message) => {
    await using bed = await shop();
    expect(await bed.tags.commitOf('shop/v1.0.0')).toBeUndefined();
    expect(await bed.tags.create('shop/v1.0.0', bed.sha, message)).toBe('created');
    expect(await bed.tags.commitOf('shop/v1.0.0')).toBe(bed.sha);
    expect(await bed.tags.create('shop/v1.0.0', bed.sha, message)).toBe('exists');
    expect(bed.github.violations()).toEqual([]);
  });

  test('of ten that are made at once, one is created', async () => {
    await using bed = await shop();
    const answers = await Promise.all(Array.from({ length: 10 }, () => bed.tags.create('v1', bed.sha, undefined)));
    expect(answers.sort()).toEqual(['created', ...Array(9).fill('exists')]);
  });

  test('need contents: write', async () => {
    await using bed = await shop('read');
    expect(await failureOf(bed.tags.create('v1', bed.sha, undefined))).toMatchObject({ kind: 'permission', status: 403 });
  });

  test('on a commit that is not there are refused, and that is no race', async () => {
    await using bed = await shop();
    expect(await failureOf(bed.tags.create('v1', 'f'.repeat(40), undefined))).toMatchObject({ kind: 'refused', status: 422 });
  });
});

describe('the client', () => {
  test('reads again after a lost answer, and writes once', async () => {
    await using bed = await shop();
    bed.github.fault({ on: { operation: 'git/get-ref' }, times: 2, effect: { kind: 'status', status: 502 } });
    expect(await bed.tags.commitOf('main')).toBeUndefined();
    bed.github.clearFaults();
    bed.github.clearLog();
    bed.github.fault({ on: { operation: 'git/create-ref' }, effect: { kind: 'drop-answer' } });
    expect(await bed.tags.create('v1', bed.sha, undefined)).toBe('exists');
    expect(bed.github.requests()).toHaveLength(1);
    expect(await bed.tags.commitOf('v1')).toBe(bed.sha);
  });

  test('tells that nobody listens', async () => {
    const clock = fakeClock(NOW);
    const client = smallClient({
      http: nodeHttp,
      apiUrl: 'http://127.0.0.1:9',
      token: '',
      clock,
      random: () => 0.5,
      deadline: deadlineIn(clock, 60_000),
    });
    const failure = await failureOf(client('GET', '/x'));
    expect([failure instanceof GithubFailure, failure]).toMatchObject([true, { kind: 'unreachable' }]);
  });
});
