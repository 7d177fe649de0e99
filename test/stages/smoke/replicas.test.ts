import { describe, expect, test } from '@jest/globals';
import { HttpFailure } from '../../../src/core/http/http.ts';
import { runSmoke } from '../../../src/stages/smoke/effects.ts';
import { type SmokeParts, smokePorts, smokeRequest } from '../../support/builders/smoke-request.ts';
import { type FakeClock, fakeClock } from '../../support/fakes/clock.ts';
import { type FakeCluster, fakeCluster } from '../../support/fakes/cluster.ts';
import { COMMIT, OLD_COMMIT, type Shop, setShop } from '../../support/fakes/shop.ts';

const served = { path: '/version', json: '$.commit' };
const healthy: Shop = {
  pods: [
    { name: 'web-a', hash: 'new', commit: COMMIT },
    { name: 'web-b', hash: 'new', commit: COMMIT },
  ],
};

/** Runs a smoke test of the shop; `change` is called at each request with the time, and may change the cluster. */
async function smoke(shop: Shop, parts: SmokeParts, change: (elapsed: number, cluster: FakeCluster, clock: FakeClock) => void = () => {}) {
  const clock = fakeClock();
  const cluster = fakeCluster();
  setShop(cluster, shop);
  const ports = smokePorts(clock, cluster, async () => {
    throw new HttpFailure('ECONNREFUSED', 'no edge in this test');
  });
  const send: FakeCluster['send'] = (request) => {
    change(clock.monotonic(), cluster, clock);
    return cluster.send(request);
  };
  const result = await runSmoke(smokeRequest(clock, { checks: { served }, ...parts }), { ...ports, cluster: { ...cluster, send } });
  return { result, cluster, clock, lines: ports.lines, took: clock.monotonic() };
}

describe('every replica', () => {
  test('is asked by itself, twice, settle apart; then its own readiness path', async () => {
    const { result, cluster, took } = await smoke(healthy, {});
    expect(result.suite.verdict).toBe('pass');
    expect(result.report.outcomes.map(({ name, verdict, attempts }) => [name, verdict, attempts])).toEqual([
      ['every replica is new', 'pass', 2],
      ['readiness /readyz', 'pass', 1],
    ]);
    expect([result.report.replicas, result.report.servedVersion, took]).toEqual([{ ready: 2, proved: 2 }, COMMIT, 5_000]);
    const asked = cluster.requests
      .filter(({ path }) => path.includes('/proxy'))
      .map(({ path }) => path.replace('/api/v1/namespaces/shop/pods/', ''));
    expect(asked).toEqual([
      'web-a:8080/proxy/version',
      'web-b:8080/proxy/version',
      'web-a:8080/proxy/version',
      'web-b:8080/proxy/version',
      'web-a:8080/proxy/readyz',
      'web-b:8080/proxy/readyz',
    ]);
  });

  test('carries our trace and says who asks', async () => {
    const { cluster } = await smoke(healthy, {});
    const headers = cluster.requests.find(({ path }) => path.includes('/proxy'))?.headers;
    expect(headers).toMatchObject({ 'user-agent': 'tidegate-smoke/acme/shop run 42 (served-version)' });
    expect(headers?.traceparent).toMatch(new RegExp(`^00-${'a'.repeat(32)}-[0-9a-f]{16}-01$`));
  });

  test('is waited for: old pods, too few pods, and what is proved must stay the same', async () => {
    const start: Shop = {
      replicas: 2,
      pods: [
        { name: 'web-a', hash: 'new', commit: COMMIT },
        { name: 'web-old', hash: 'old', commit: OLD_COMMIT },
      ],
    };
    const { result, lines } = await smoke(start, {}, (elapsed, cluster) => {
      if (elapsed >= 3_000 && cluster.find('pods', 'web-old') !== undefined) {
        cluster.remove('pods', 'web-old');
        setShop(cluster, healthy);
      }
    });
    expect(result.suite.verdict).toBe('pass');
    expect(lines.map((line) => line.trim())).toEqual([
      '0ms  replicas: pod web-old (ReplicaSet web-old) is of an older revision of deployment/web and still runs: the rollout is not finished',
      '3s  replicas: every one is new (round 4)',
      '8s  replicas: every one is new (round 5)',
      '8s  check readiness /readyz: pass',
    ]);
  });

  test('a replica that is replaced between the rounds starts the proof again', async () => {
    let swapped = false;
    const { result, took } = await smoke(healthy, {}, (elapsed, cluster) => {
      if (elapsed < 5_000 || swapped) return;
      swapped = true;
      cluster.remove('pods', 'web-b');
      setShop(cluster, {
        pods: [
          { name: 'web-a', hash: 'new', commit: COMMIT },
          { name: 'web-c', hash: 'new', commit: COMMIT },
        ],
      });
    });
    expect([result.suite.verdict, took, result.report.outcomes[0]?.attempts]).toEqual(['pass', 10_000, 3]);
  });
});

describe('the new version that is wrong', () => {
  test('one replica that says the old commit fails after fail-after, not at the deadline', async () => {
    const shop: Shop = {
      pods: [
        { name: 'web-a', hash: 'new', commit: COMMIT },
        { name: 'web-b', hash: 'new', commit: OLD_COMMIT },
      ],
    };
    const { result, took } = await smoke(shop, {});
    expect(result.suite.verdict).toBe('fail');
    expect(result.problems).toEqual([
      {
        code: 'ST011',
        fault: 'user',
        what: `1 of 2 replicas, pod web-b (ReplicaSet web-new), serves ${OLD_COMMIT}, expected ${COMMIT} (for 30s)`,
      },
    ]);
    expect(took).toBe(30_000);
    expect(result.report.replicas).toEqual({ ready: 2, proved: 0 });
  });

  test('a check that the proved version answers with 500 ends within fail-after and the back-off', async () => {
    const { result, took } = await smoke(healthy, { checks: { served, checks: ['GET /checkout 200'] } });
    expect(result.problems).toEqual([
      {
        code: 'ST022',
        fault: 'user',
        what: expect.stringMatching(
          /^check "GET \/checkout 200": 2 of 2 replicas: pod web-a: status 404, expected 200, in \d+ answers over \d+s$/,
        ),
        where: 'pod web-a, pod web-b',
      },
    ]);
    expect(took).toBeLessThan(45_000);
    expect(result.report.outcomes.at(-1)?.lastAnswers).toEqual([
      { place: 'pod web-a', status: 404, text: 'no such page' },
      { place: 'pod web-b', status: 404, text: 'no such page' },
    ]);
  });

  test('checks that could not be made about the right version are left out, and said so', async () => {
    const shop: Shop = { pods: [{ name: 'web-a', hash: 'new', commit: OLD_COMMIT }], replicas: 1 };
    const { result } = await smoke(shop, { checks: { served, checks: ['GET / 200'] } });
    expect(result.report.outcomes.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['every replica is new', 'fail'],
      ['GET / 200', 'skipped'],
    ]);
  });

  test('a rollout that never ends meets the deadline', async () => {
    const { result, took } = await smoke({ pods: [{ name: 'web-a', hash: 'new', ready: false }] }, { timeoutMs: 60_000 });
    expect(result.problems[0]).toMatchObject({
      code: 'ST020',
      what: 'deployment/web: 0 of 2 replicas of the new revision are ready (deadline 1m reached after 60 rounds)',
    });
    expect(took).toBeLessThanOrEqual(60_000);
  });
});

describe('a cluster that does not let us look', () => {
  test('pods that the API server cannot reach are proved by digest, and nothing fails for it', async () => {
    const { result } = await smoke(
      {
        pods: [
          { name: 'web-a', hash: 'new' },
          { name: 'web-b', hash: 'new' },
        ],
      },
      {},
    );
    expect(result.report.outcomes.map(({ name, verdict }) => [name, verdict])).toEqual([
      ['every replica is new', 'pass'],
      ['readiness /readyz', 'inconclusive'],
    ]);
    expect(result.warnings.map(({ code }) => code)).toEqual(['ST015']);
  });

  test('without the right on pods/proxy the Role is printed; the digest stays the proof', async () => {
    const { result } = await smoke(healthy, {}, (_, cluster) => cluster.forbid('get', 'pods/proxy'));
    expect(result.warnings.map(({ code, remedy }) => [code, remedy?.includes('resources: [pods/proxy], verbs: [get, create]')])).toEqual([
      ['ST041', true],
      ['ST015', undefined],
    ]);
  });

  test('and without a digest it fails at once', async () => {
    const { result, took } = await smoke(healthy, { digest: null }, (_, cluster) => cluster.forbid('get', 'pods/proxy'));
    expect([result.suite.verdict, result.problems[0]?.code, took]).toEqual(['fail', 'ST041', 0]);
  });

  test('without the right on Services the endpoints are left out, with a warning', async () => {
    const { result } = await smoke(healthy, {}, (_, cluster) => cluster.forbid('list', 'services'));
    expect([result.suite.verdict, result.warnings.map(({ code }) => code)]).toEqual(['pass', ['ST041']]);
  });

  test('a workload that is not there is told at once', async () => {
    const { result, took } = await smoke(healthy, { workloads: ['deployment/wbe'] });
    expect([result.problems[0]?.code, result.problems[0]?.what, took]).toEqual(['ST003', 'deployment/wbe is not in namespace shop', 0]);
  });
});

test('a cancelled smoke test reports what it did until then', async () => {
  const controller = new AbortController();
  const { result } = await smoke({ pods: [{ name: 'web-a', hash: 'new', ready: false }] }, { signal: controller.signal }, (elapsed) => {
    if (elapsed >= 3_000) controller.abort(new Error('cancelled by SIGINT'));
  });
  expect([result.cancelled, result.suite.verdict, result.problems.map(({ code }) => code)]).toEqual([true, 'inconclusive', ['ST080']]);
  expect(result.report.timeline).toHaveLength(1);
});
