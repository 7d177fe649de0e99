import { setTimeout } from 'node:timers/promises';
import { afterEach, beforeEach, describe, expect, test } from '@jest/globals';
import type { ReleasePorts, ReleaseSettings } from '../../../src/adapters/release/ports.ts';
import { acquireLock, type ReleaseLock } from '../../../src/adapters/release/release-lock.ts';
import { type Holder, type LeaseObject, leaseFor } from '../../../src/core/lease/lease.ts';
import type { ProblemError } from '../../../src/core/problem/problem.ts';
import { fakeClock } from '../../support/fakes/clock.ts';
import { type FakeCluster, fakeCluster } from '../../support/fakes/cluster.ts';

const US: Holder = { identity: 'acme/shop#7.1/deploy/01020304', runUrl: 'https://github.com/acme/shop/actions/runs/7' };
const THEM: Holder = { identity: 'acme/shop#6.1/deploy/aabbccdd', runUrl: 'https://github.com/acme/shop/actions/runs/6' };
const SETTINGS = { release: 'web', namespace: 'shop', holder: US, lockTimeout: 90_000 } as ReleaseSettings;

let cluster: FakeCluster;
let clock: ReturnType<typeof fakeClock>;
let locks: ReleaseLock[];
beforeEach(() => {
  cluster = fakeCluster();
  clock = fakeClock();
  locks = [];
});
afterEach(() => {
  for (const lock of locks) lock.handOver();
});

/** A lock whose renewals wait until `renew` lets them go on: the fake clock would run away with them. */
async function acquire(settings: Partial<ReleaseSettings> = {}, completed?: boolean) {
  const gates: PromiseWithResolvers<void>[] = [];
  let isHeld = false;
  const steady = {
    ...clock,
    sleep: async (ms: number, signal?: AbortSignal): Promise<void> => {
      if (!isHeld && lease()?.spec.holderIdentity !== US.identity) return clock.sleep(ms, signal);
      const gate = Promise.withResolvers<void>();
      gates.push(gate);
      signal?.addEventListener('abort', () => gate.reject(signal.reason), { once: true });
      await gate.promise;
      await clock.sleep(ms, signal);
    },
  };
  const asked: string[] = [];
  const ports = {
    cluster,
    clock: steady,
    identity: 'gh:repo:acme/shop',
    log: { info: () => undefined, debug: () => undefined },
    isCompleted: async ({ runId }: { runId: string }) => {
      asked.push(runId);
      return completed;
    },
  } as unknown as ReleasePorts;
  const pending = acquireLock(ports, { ...SETTINGS, ...settings }, new AbortController().signal);
  const taken = await pending.finally(() => {
    isHeld = true;
  });
  if (taken.ok) locks.push(taken.value);
  const renew = async (): Promise<void> => {
    gates.shift()?.resolve();
    await setTimeout(5);
  };
  return { taken, asked, renew };
}

const lease = (): LeaseObject | undefined => cluster.find('leases', 'tidegate-web') as LeaseObject | undefined;
const putLease = (holder: Holder, helmSeconds = 0): void => {
  const object = leaseFor('web', 'shop', holder, new Date('2026-11-24T11:00:00Z'), helmSeconds);
  cluster.put('coordination.k8s.io/v1', 'leases', { ...object, metadata: { ...object.metadata, uid: 'u1' } } as never);
};

describe('taking it', () => {
  test('makes a Lease where there is none', async () => {
    const { taken } = await acquire();
    expect([taken.ok, lease()?.spec.holderIdentity]).toEqual([true, US.identity]);
  });

  test('from a holder whose run is over happens at once', async () => {
    putLease(THEM);
    const { taken, asked } = await acquire({}, true);
    expect([taken.ok, asked, lease()?.spec.holderIdentity, clock.monotonic()]).toEqual([true, ['6'], US.identity, 0]);
    expect(lease()?.spec.leaseTransitions).toBe(1);
  });

  test('from one that does not renew happens after a minute of our own clock', async () => {
    putLease(THEM);
    const { taken } = await acquire({}, undefined);
    expect([taken.ok, Math.round(clock.monotonic() / 1_000)]).toEqual([true, 60]);
  });

  test('from one whose helm may write on happens after its time', async () => {
    putLease(THEM, 80);
    const { taken } = await acquire({}, false);
    expect([taken.ok, Math.round(clock.monotonic() / 1_000)]).toEqual([true, 80]);
  });

  test('gives up at lock-timeout, and names the holder', async () => {
    putLease(THEM, 300);
    const { taken, asked } = await acquire({ lockTimeout: 30_000 }, false);
    expect(taken.ok ? undefined : taken.error).toMatchObject({ code: 'HD010', what: expect.stringContaining('acme/shop run 6 attempt 1') });
    expect(asked.length).toBe(2);
    expect(lease()?.spec.holderIdentity).toBe(THEM.identity);
  });

  test('without the right to is told with the Role', async () => {
    cluster.forbid('create', 'leases');
    const error = await acquire().catch((thrown: unknown) => thrown as ProblemError);
    expect('problems' in error ? error.problems[0] : undefined).toMatchObject({
      code: 'HD002',
      remedy: expect.stringContaining('resources: ["leases"], verbs: [create]'),
    });
  });
});

describe('holding it', () => {
  test('renews every 15 s', async () => {
    const { renew } = await acquire();
    const first = lease();
    await renew();
    expect(lease()?.spec.renewTime).not.toBe(first?.spec.renewTime);
    expect(lease()?.spec.acquireTime).toBe(first?.spec.acquireTime);
    expect(clock.slept.at(-1)).toBe(15_000);
  });

  test('is lost when somebody else changed the Lease', async () => {
    const { taken, renew } = await acquire();
    putLease(THEM);
    await renew();
    const lost = taken.ok ? taken.value.lost : undefined;
    expect([lost?.aborted, (lost?.reason as ProblemError | undefined)?.problems[0]?.code]).toEqual([true, 'HD011']);
  });

  test('is lost after 40 s without an answer, and not before', async () => {
    const { taken, renew } = await acquire();
    cluster.forbid('update', 'leases');
    const lost = taken.ok ? taken.value.lost : undefined;
    await renew();
    expect([lost?.aborted, clock.monotonic()]).toEqual([false, 15_000]);
    for (let i = 0; i < 14 && !lost?.aborted; i++) await renew();
    expect([lost?.aborted, Math.round(clock.monotonic() / 1_000)]).toEqual([true, 40]);
  });
});

describe('ending it', () => {
  test('deletes our own Lease', async () => {
    const { taken } = await acquire();
    if (taken.ok) await taken.value.release();
    expect(lease()).toBeUndefined();
  });

  test('never deletes a Lease that went to somebody else', async () => {
    const { taken } = await acquire();
    putLease(THEM);
    if (taken.ok) await taken.value.release();
    expect(lease()?.spec.holderIdentity).toBe(THEM.identity);
  });

  test('by handing over leaves it as it is', async () => {
    const { taken } = await acquire();
    if (taken.ok) taken.value.handOver();
    await setTimeout(5);
    expect(lease()?.spec.holderIdentity).toBe(US.identity);
  });
});
