import { describe, expect, test } from '@jest/globals';
import { steadyCluster } from '../../../src/adapters/kubernetes/steady-cluster.ts';
import type { Cluster, ClusterRequest } from '../../../src/core/cluster/cluster.ts';
import { HttpFailure } from '../../../src/core/http/http.ts';
import { fakeClock } from '../../support/fakes/clock.ts';

type Answer = number | 'ECONNRESET' | 'DENIED';

/** Sends one request over a cluster that answers in this order, and 200 afterwards. */
async function send(request: Pick<ClusterRequest, 'method' | 'path'>, answers: readonly Answer[], headers: Record<string, string> = {}) {
  const clock = fakeClock();
  let sent = 0;
  let renewed = 0;
  const cluster: Cluster = {
    server: 'https://cluster.example',
    watch: async () => undefined,
    send: async () => {
      const answer = answers[sent++] ?? 200;
      if (typeof answer === 'string') throw new HttpFailure(answer, 'no');
      return { status: answer, text: '{}', headers };
    },
  };
  const steady = steadyCluster(cluster, { clock, random: () => 0.5, renew: async () => void renewed++ });
  const ended = await steady.send(request).then(
    ({ status }) => status,
    (error: unknown) => (error as HttpFailure).code,
  );
  return { ended, sent, renewed, waited: clock.monotonic() };
}

const GET = { method: 'GET', path: '/api/v1/pods' } as const;
const PUT = { method: 'PUT', path: '/api/v1/pods/a' } as const;

describe('a read', () => {
  test.each([
    ['is repeated while the server restarts', ['ECONNRESET', 503, 'ECONNRESET'], 200, 4],
    ['is repeated when it is overloaded', [429, 429], 200, 3],
    ['is not repeated when it is refused', [403], 403, 1],
    ['is not repeated when its address may not be asked', ['DENIED'], 'DENIED', 1],
  ] as const)('%s', async (_, answers, ended, sent) => expect(await send(GET, answers)).toMatchObject({ ended, sent }));

  test('gives the last answer after half a minute', async () => {
    const { ended, waited } = await send(GET, Array<Answer>(100).fill(503));
    expect(ended).toBe(503);
    expect(waited).toBeGreaterThan(20_000);
    expect(waited).toBeLessThan(45_000);
  });

  test('through the proxy of a pod is the caller’s to repeat', async () => {
    expect(await send({ method: 'GET', path: '/api/v1/namespaces/shop/pods/a/proxy/x' }, [503])).toMatchObject({ ended: 503, sent: 1 });
  });
});

describe('a write', () => {
  test.each([
    ['is not repeated when nobody knows whether it was done', ['ECONNRESET'], 'ECONNRESET', 1],
    ['is not repeated after a fault of the server', [500], 500, 1],
    ['is repeated when the server did nothing', [429], 200, 2],
  ] as const)('%s', async (_, answers, ended, sent) => expect(await send(PUT, answers)).toMatchObject({ ended, sent }));
});

test('a token that is refused is renewed once', async () => {
  expect(await send(GET, [401])).toMatchObject({ ended: 200, renewed: 1 });
  expect(await send(PUT, [401, 401])).toMatchObject({ ended: 401, sent: 2, renewed: 1 });
});
