import { describe, expect, test } from '@jest/globals';
import { HttpFailure, type HttpRequest, type HttpResponse } from '../../../src/core/http/http.ts';
import { runSmoke } from '../../../src/stages/smoke/effects.ts';
import { type SmokeParts, smokePorts, smokeRequest } from '../../support/builders/smoke-request.ts';
import { fakeClock } from '../../support/fakes/clock.ts';
import { fakeCluster } from '../../support/fakes/cluster.ts';
import { COMMIT, OLD_COMMIT, setShop } from '../../support/fakes/shop.ts';

const served = { path: '/version', json: '$.commit' };
const url = 'https://shop.example';
type Edge = (request: HttpRequest, count: number, elapsed: number) => { status?: number; text?: string; headers?: Record<string, string> };

async function smoke(edge: Edge, parts: SmokeParts, replicas?: number) {
  const clock = fakeClock();
  const cluster = replicas === undefined ? undefined : fakeCluster();
  if (cluster !== undefined)
    setShop(cluster, {
      replicas: replicas ?? 0,
      pods: Array.from({ length: replicas ?? 0 }, (_, at) => ({ name: `web-${at}`, hash: 'new', commit: COMMIT })),
    });
  const requests: HttpRequest[] = [];
  const ports = smokePorts(clock, cluster, async (request): Promise<HttpResponse> => {
    requests.push(request);
    const { status = 200, text = '', headers = {} } = edge(request, requests.length, clock.monotonic());
    return { status, headers, body: new TextEncoder().encode(text), truncated: false };
  });
  const result = await runSmoke(smokeRequest(clock, { url, workloads: cluster === undefined ? [] : ['deployment/web'], ...parts }), ports);
  return { result, requests, took: clock.monotonic() };
}

const says = (commit: string, headers = {}) => ({ text: JSON.stringify({ commit }), headers });

describe('an address alone', () => {
  test('must answer 2xx', async () => {
    const { result, requests } = await smoke(() => ({}), {});
    expect([result.suite.verdict, requests.map((request) => request.url)]).toEqual(['pass', [url]]);
  });

  test('comes up while we wait, and only the deadline ends the waiting', async () => {
    const refuse: Edge = (_, __, elapsed) => {
      if (elapsed < 30_000) throw new HttpFailure('ECONNREFUSED', 'connect ECONNREFUSED 10.0.0.4:8080');
      return {};
    };
    expect((await smoke(refuse, {})).result.suite).toMatchObject({ verdict: 'pass', flaky: [{ name: 'address answers' }] });
    const late = await smoke(refuse, { timeoutMs: 20_000 });
    expect(late.result.problems[0]).toMatchObject({
      code: 'ST020',
      what: expect.stringMatching(
        /^check "address answers": deadline 20s reached after \d attempts; last: shop.example: connect ECONNREFUSED 10.0.0.4:8080 \(ECONNREFUSED\)$/,
      ),
    });
    expect(late.took).toBeLessThanOrEqual(20_000);
  });

  test('without served: a version cannot be asked for', async () => {
    const { result } = await smoke(() => ({}), { checks: ['GET / 200'] });
    expect([result.report.servedVersion, result.report.histogram]).toEqual([undefined, {}]);
  });
});

describe('the version at the edge', () => {
  test('unknown replicas: nineteen answers in a row, each over its own connection without a cache', async () => {
    const { result, requests } = await smoke(() => says(COMMIT), { checks: { served, checks: ['GET / 200'] } });
    expect([result.suite.verdict, requests.filter((request) => request.url.endsWith('/version')).length]).toEqual(['pass', 19]);
    expect(requests[0]?.headers).toMatchObject({ 'cache-control': 'no-cache' });
    expect(result.report.histogram).toEqual({ [COMMIT]: 19 });
  });

  test('proved replicas are counted: three need fourteen', async () => {
    const { requests } = await smoke(() => says(COMMIT), { checks: { served } }, 3);
    expect(requests.filter((request) => request.url.endsWith('/version'))).toHaveLength(14);
  });

  test('a stale answer asks for more of them', async () => {
    const { result, requests } = await smoke((_, count) => says(count === 5 ? OLD_COMMIT : COMMIT), {
      checks: { served, checks: ['GET / 200'] },
    });
    expect([result.suite.verdict, requests.filter((request) => request.url.endsWith('/version')).length]).toEqual(['pass', 26]);
    expect(result.report.histogram).toEqual({ [COMMIT]: 25, [OLD_COMMIT]: 1 });
  });

  test.each<[string, Record<string, string>, string]>([
    ['behind proved pods it is the CDN or a second Service', {}, 'All pods are new: look at the CDN or a second Service.'],
    ['with an age it is a cache', { age: '312', via: '1.1 cdn' }, 'They come from a cache (age: 312, via: 1.1 cdn).'],
  ])('an old one for ever: %s', async (_, headers, words) => {
    const { result, took } = await smoke(
      (__, count) => says(count % 3 === 0 ? OLD_COMMIT : COMMIT, headers),
      { checks: { served }, timeoutMs: 60_000 },
      2,
    );
    expect(result.problems).toHaveLength(1);
    expect(result.problems[0]).toMatchObject({ code: 'ST010', what: expect.stringContaining(words) });
    expect(result.problems[0]?.what).toMatch(
      new RegExp(`^old version still served: \\d+ of \\d+ answers on shop.example said ${OLD_COMMIT}, expected ${COMMIT}\\.`),
    );
    expect(took).toBeLessThanOrEqual(60_000);
  });

  test('nothing that can be read is a failure with the last word', async () => {
    const { result } = await smoke(() => ({ status: 502 }), { checks: { served, checks: ['GET / 200'] }, timeoutMs: 30_000 });
    expect(result.problems[0]).toMatchObject({
      code: 'ST020',
      what: expect.stringMatching(/last: version endpoint \/version answered 502$/),
    });
  });
});

describe('checks', () => {
  test('a red one that only alerts does not fail; beside a red one that blocks it is told too', async () => {
    const alert = { name: 'ads', severity: 'alert', http: { path: '/ads' }, retry: 'never' };
    const edge: Edge = ({ url: asked }) => ({ status: asked.endsWith('/ads') || asked.endsWith('/api') ? 500 : 200 });
    const green = await smoke(edge, { checks: ['GET / 200', alert] });
    expect([green.result.suite.verdict, green.result.suite.alerts.map(({ name }) => name)]).toEqual(['pass', ['ads']]);
    const red = await smoke(edge, { checks: [{ name: 'api', http: { path: '/api' }, retry: 'never' }, alert] });
    expect([red.result.suite.verdict, red.result.suite.alerts.length, red.result.problems.map(({ what }) => what)]).toEqual([
      'fail',
      1,
      ['check "api": shop.example: status 500, expected 2xx'],
    ]);
  });

  test('a base path is kept, redirects are followed without credentials, TLS faults are not waited for', async () => {
    const hops = await smoke(
      ({ url: asked }) =>
        asked.endsWith('/shop/start') ? { status: 302, headers: { location: 'https://login.example/' } } : { text: 'Welcome' },
      {
        url: 'https://shop.example/shop/',
        checks: [{ http: { path: '/start', body: { contains: 'Welcome' }, 'send-headers': { cookie: 's=1' } } }],
      },
    );
    expect(hops.requests.map((request) => [request.url, request.headers?.cookie])).toEqual([
      ['https://shop.example/shop/start', 's=1'],
      ['https://login.example/', undefined],
    ]);
    const expired: Edge = () => {
      throw new HttpFailure('CERT_HAS_EXPIRED', 'certificate has expired');
    };
    const { result, took } = await smoke(expired, { checks: ['GET / 200'] });
    expect([result.problems[0]?.what, took]).toEqual(['check "GET / 200": shop.example: certificate has expired (CERT_HAS_EXPIRED)', 0]);
  });
});

test('neither workload nor address: nothing is asked, also with checks', async () => {
  const clock = fakeClock();
  const ports = smokePorts(clock, undefined, async () => {
    throw new Error('nothing should be asked');
  });
  const result = await runSmoke(smokeRequest(clock, { workloads: [], checks: ['GET / 200'] }), ports);
  expect([result.report.verdict, result.problems.map(({ code }) => code)]).toEqual(['fail', ['ST001']]);
});
