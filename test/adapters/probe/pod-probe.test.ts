import { describe, expect, test } from '@jest/globals';
import { askPod, proxyPath } from '../../../src/adapters/probe/pod-probe.ts';
import type { ProbeRequest } from '../../../src/core/probe/check.ts';
import { fakeClock } from '../../support/fakes/clock.ts';
import { fakeCluster } from '../../support/fakes/cluster.ts';

const place = { kind: 'pod', namespace: 'shop', pod: 'web-a', port: 8080, scheme: 'http' } as const;
const get = (path: string, more: Partial<ProbeRequest> = {}): ProbeRequest => ({
  method: 'GET',
  path,
  headers: {},
  redirect: 'follow',
  ...more,
});

function cluster() {
  const fake = fakeCluster();
  fake.put('v1', 'pods', { metadata: { name: 'web-a' } });
  return fake;
}
const ask = (fake: ReturnType<typeof cluster>, request: ProbeRequest) => askPod(fake, place, request, { timeoutMs: 1_000 }, fakeClock());

describe('a pod through the API server', () => {
  test("the application's 503 is an answer, the API server's is none", async () => {
    const fake = cluster();
    expect(await ask(fake, get('/'))).toMatchObject({
      kind: 'no-way',
      why: 'unreachable',
      message: expect.stringContaining('connection refused'),
    });
    fake.answer('web-a', () => ({ status: 503, text: '{"kind":"Oops"}', headers: { 'content-type': 'application/json' } }));
    expect(await ask(fake, get('/'))).toMatchObject({ kind: 'answer', status: 503 });
  });

  test('a missing right and a missing pod are told apart', async () => {
    const fake = cluster();
    fake.remove('pods', 'web-a');
    expect(await ask(fake, get('/'))).toMatchObject({ kind: 'no-way', why: 'gone' });
    fake.forbid('get', 'pods/proxy');
    expect(await ask(fake, get('/'))).toMatchObject({ kind: 'no-way', why: 'forbidden', message: expect.stringContaining('pods/proxy') });
  });

  test("redirects lead to the pod's own path, and not out of the pod", async () => {
    const fake = cluster();
    const prefix = proxyPath(place);
    fake.answer('web-a', (_, path) => {
      if (path === '/') return { status: 302, text: '', headers: { location: `${prefix}/login?next=1` } };
      if (path === '/out') return { status: 302, text: '', headers: { location: 'https://login.example/' } };
      return { status: 200, text: path };
    });
    expect(await ask(fake, get('/'))).toMatchObject({ kind: 'answer', status: 200, text: '/login?next=1' });
    expect(await ask(fake, get('/', { redirect: 'manual' }))).toMatchObject({ status: 302, headers: { location: '/login?next=1' } });
    expect(await ask(fake, get('/out'))).toMatchObject({ status: 302, headers: { location: 'https://login.example/' } });
  });

  test('JSON goes along as JSON; what the API server would change or keep is not sent', async () => {
    const fake = cluster();
    fake.answer('web-a', (request) => ({ status: 200, text: JSON.stringify(request.body) }));
    expect(await ask(fake, get('/', { method: 'POST', body: '{"a":1}' }))).toMatchObject({ text: '{"a":1}' });
    const before = fake.requests.length;
    expect(await ask(fake, get('/', { headers: { authorization: 'x' } }))).toMatchObject({
      kind: 'no-way',
      message: expect.stringContaining('authorization'),
    });
    expect(await ask(fake, get('/', { method: 'POST', body: 'a=1' }))).toMatchObject({
      kind: 'no-way',
      message: expect.stringContaining('JSON'),
    });
    expect(await ask(fake, get('/', { method: 'HEAD' }))).toMatchObject({ kind: 'no-way' });
    expect(fake.requests.length).toBe(before);
  });
});

test('names are encoded, https is said', () => {
  expect(proxyPath({ ...place, pod: 'a/../b', scheme: 'https' })).toBe('/api/v1/namespaces/shop/pods/https:a%2F..%2Fb:8080/proxy');
});
