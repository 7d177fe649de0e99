import { expect, test } from '@jest/globals';
import { explainBreak } from '../../../src/adapters/release/explain-break.ts';
import { HttpFailure } from '../../../src/core/http/http.ts';
import { ProblemError } from '../../../src/core/problem/problem.ts';

test.each([
  ['an API server that is away', new HttpFailure('ECONNREFUSED', 'connect refused'), 'CR020', 'remote'],
  ['a problem', new ProblemError({ code: 'HD002', fault: 'user', what: 'forbidden' }), 'HD002', 'user'],
  ['a bug', new TypeError('x is undefined'), 'IN099', 'bug'],
])('%s in the middle of a rollout', (_, error, code, fault) => {
  expect(explainBreak(error, 'https://cluster.example')).toMatchObject([{ code, fault }]);
});
