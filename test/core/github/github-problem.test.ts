import { describe, expect, test } from '@jest/globals';
import { acceptedPermissions } from '../../../src/core/github/accepted-permissions.ts';
import { GithubFailure, type GithubFailureFacts } from '../../../src/core/github/github-failure.ts';
import { githubProblem } from '../../../src/core/github/github-problem.ts';

describe('the permissions that would have been enough', () => {
  test.each([
    [undefined, []],
    ['', []],
    ['contents=read', ['contents: read']],
    ['pull_requests=read,contents=read; actions=write', ['pull-requests: read, contents: read', 'actions: write']],
    ['metadata=read', ['metadata: read']],
    ['contents=read; ::error::x=y', ['contents: read']],
  ])('%j', (header, expected) => {
    expect(acceptedPermissions(header)).toEqual(expected);
  });
});

describe('a failure as a problem', () => {
  const facts = { call: 'GET /repos/acme/shop/x', message: 'No' } as const;
  test.each<[GithubFailureFacts, object]>([
    [
      { ...facts, kind: 'permission', status: 403, permissions: ['actions: read'], requestId: 'A:1' },
      {
        fault: 'user',
        what: 'reading x failed: the token lacks the permission actions: read (403, GitHub says: No)',
        where: 'GET /repos/acme/shop/x, request A:1',
        remedy: 'Add to the permissions: of the job: actions: read',
      },
    ],
    [{ ...facts, kind: 'permission', status: 403 }, { what: 'reading x failed: the token may not do this (403, GitHub says: No)' }],
    [
      { ...facts, kind: 'rate-limited', status: 403, until: new Date('2026-11-25T12:00:00Z') },
      {
        fault: 'remote',
        what: expect.stringContaining('used up until 2026-11-25T12:00:00.000Z'),
        remedy: 'Run the job again after 2026-11-25T12:00:00.000Z.',
      },
    ],
    [
      { ...facts, kind: 'rate-limited', status: 429 },
      { what: expect.stringContaining('the rate limit is used up (429'), remedy: 'Run the job again later.' },
    ],
    [
      { ...facts, kind: 'not-found', status: 404 },
      { fault: 'user', what: expect.stringContaining('it is not there, or the token may not see it') },
    ],
    [
      { ...facts, kind: 'unauthorized', status: 401 },
      { what: expect.stringContaining('missing, unknown or expired'), remedy: 'token: $' + '{{ github.token }}' },
    ],
    [
      { ...facts, kind: 'refused', status: 422 },
      { fault: 'user', what: expect.stringContaining('GitHub refuses the request') },
    ],
    [
      { ...facts, kind: 'unreachable' },
      { fault: 'remote', what: 'reading x failed: GitHub gave no whole answer (GitHub says: No)' },
    ],
    [
      { ...facts, kind: 'unreachable', status: 502 },
      { fault: 'remote', what: expect.stringContaining('GitHub is in trouble (502') },
    ],
  ])('%j', (failure, expected) => {
    expect(githubProblem('DW033', 'reading x', new GithubFailure(failure))).toMatchObject({ code: 'DW033', ...expected });
  });

  test('what GitHub says cannot command the runner', () => {
    const failure = new GithubFailure({ ...facts, kind: 'refused', message: 'a\n::error::b ##[error]c' });
    const { what } = githubProblem('DW033', 'reading x', failure);
    expect([what.includes('\n'), what.includes('##[')]).toEqual([false, false]);
  });
});
