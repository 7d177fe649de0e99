import { describe, expect, test } from '@jest/globals';
import type { Answer } from '../../../src/core/probe/answer.ts';
import type { ProbeRequest } from '../../../src/core/probe/check.ts';
import { nextHop, unproxied } from '../../../src/core/probe/redirect.ts';

const request: ProbeRequest = {
  method: 'POST',
  path: '/',
  headers: { authorization: 'Bearer x', cookie: 'a', 'x-api-token': 't', accept: '*/*', traceparent: '00-…' },
  body: 'b',
  redirect: 'follow',
};
const answer = (status: number, location?: string): Answer & { kind: 'answer' } => ({
  kind: 'answer',
  status,
  headers: location === undefined ? {} : { location },
  text: '',
  durationMs: 1,
});

describe('following', () => {
  test('on the same origin everything goes along', () => {
    expect(nextHop(request, 'https://shop.example/', answer(307, '/login?x=1'))).toEqual({
      url: 'https://shop.example/login?x=1',
      request,
    });
  });

  test('to another origin no credential does', () => {
    expect(nextHop(request, 'https://shop.example/', answer(308, 'https://other.example/'))?.request.headers).toEqual({ accept: '*/*' });
  });

  test('a see-other becomes a GET without a body', () => {
    const next = nextHop(request, 'https://shop.example/', answer(303, '/done'))?.request;
    expect([next?.method, next?.body]).toEqual(['GET', undefined]);
  });

  test.each([
    ['no redirect', answer(200, '/x')],
    ['no address', answer(302)],
    ['another scheme', answer(302, 'file:///etc/passwd')],
    ['no address at all', answer(302, 'http://[')],
  ])('%s ends it', (_, given) => {
    expect(nextHop(request, 'https://shop.example/', given)).toBeUndefined();
  });

  test('a check that reads the redirect itself gets it', () => {
    expect(nextHop({ ...request, redirect: 'manual' }, 'https://shop.example/', answer(302, '/x'))).toBeUndefined();
  });
});

test("the API server's path is taken off a pod's redirect", () => {
  const prefix = '/api/v1/namespaces/shop/pods/web-1:8080/proxy';
  expect(unproxied(`${prefix}/login?x=1`, prefix)).toBe('/login?x=1');
  expect(unproxied(`https://127.0.0.1:6443${prefix}/login`, prefix)).toBe('/login');
  expect(unproxied('https://elsewhere.example/', prefix)).toBe('https://elsewhere.example/');
  expect(unproxied(prefix, prefix)).toBe('/');
});
