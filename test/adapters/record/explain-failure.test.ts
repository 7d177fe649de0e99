import { expect, test } from '@jest/globals';
import { explainRecordFailure } from '../../../src/adapters/record/explain-failure.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { HttpFailure } from '../../../src/core/http/http.ts';
import { ProblemError } from '../../../src/core/problem/problem.ts';

const call = 'POST /repos/acme/shop/deployments';

test.each([
  [
    'a missing permission of GitHub',
    new GithubFailure({ kind: 'permission', call, message: 'no', status: 403, permissions: ['deployments: write'] }),
    {
      what: expect.stringContaining('writing failed: the token lacks the permission deployments: write'),
      remedy: expect.stringContaining('deployments: write'),
    },
  ],
  [
    'a missing right in the cluster',
    new ProblemError({
      code: 'HD002',
      fault: 'user',
      what: 'forbidden: "create" on "configmaps"',
      where: 'the cluster',
      remedy: 'kind: Role',
    }),
    { fault: 'user', what: 'writing failed: forbidden: "create" on "configmaps"', where: 'the cluster', remedy: 'kind: Role' },
  ],
  [
    'a lost connection',
    new HttpFailure('ECONNRESET', 'socket hang up'),
    { fault: 'remote', what: expect.stringContaining('socket hang up') },
  ],
  ['anything else', 'a text', { fault: 'remote', what: 'writing failed: a text' }],
])('%s', (_, error, expected) => {
  expect(explainRecordFailure(error, 'writing')).toMatchObject({ code: 'RC010', ...expected });
});
