import { expect, test } from '@jest/globals';
import { unexpectedAnswer } from '../../../src/core/cluster/answer.ts';

const request = { method: 'GET', path: '/api/v1/namespaces/shop/secrets?labelSelector=owner%3Dhelm' } as const;
const answer = (status: number, message: string) => ({ status, headers: {}, text: JSON.stringify({ kind: 'Status', message }) });

test('a 401 in the middle of the work names the credential, and how to have one that is renewed', () => {
  const problem = unexpectedAnswer(request, answer(401, 'Unauthorized'), 'gh:repo:acme/shop');
  expect(problem).toMatchObject({ code: 'CR016', fault: 'user', where: 'GET /api/v1/namespaces/shop/secrets' });
  expect(problem.what).toContain('(401 Unauthorized): it has expired or was revoked');
  expect(problem.remedy).toContain('auth: kubernetes');
});

test('any other answer is told in the words of the server', () => {
  const problem = unexpectedAnswer(request, answer(500, 'etcdserver: request timed out'), 'gh:repo:acme/shop');
  expect(problem).toMatchObject({ code: 'CR020', fault: 'remote', where: 'GET /api/v1/namespaces/shop/secrets' });
  expect(problem.what).toBe('the API server answered 500: etcdserver: request timed out');
});
