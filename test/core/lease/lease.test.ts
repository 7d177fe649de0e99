import { describe, expect, test } from '@jest/globals';
import {
  GIVE_UP_MS,
  holderRun,
  holderText,
  judgeLease,
  LEASE_MS,
  type LeaseObject,
  leaseFor,
  RENEW_MS,
} from '../../../src/core/lease/lease.ts';
import { heldBy, helmByHand, lockLost, repaired } from '../../../src/core/lease/lease-problems.ts';

const US = { identity: 'acme/shop#7.1/deploy/01020304', runUrl: 'https://github.com/acme/shop/actions/runs/7' };
const THEM = { identity: 'acme/shop#6.2/deploy/aabbccdd', runUrl: 'https://github.com/acme/shop/actions/runs/6' };
const NOW = new Date('2026-11-24T12:00:00.250Z');
const lease = (holder = THEM, helmSeconds = 0): LeaseObject => leaseFor('web', 'shop', holder, NOW, helmSeconds);

describe('the lock may be taken', () => {
  const free: LeaseObject = { ...lease(), spec: { ...lease().spec, holderIdentity: '' } };
  test.each([
    ['when there is no Lease', { lease: undefined, unchangedMs: 0 }, 'create'],
    ['again by us', { lease: lease(US), unchangedMs: 0 }, 'ours'],
    ['when its holder freed it', { lease: free, unchangedMs: 0 }, 'take-over freed'],
    ['when the run of its holder is over', { lease: lease(), unchangedMs: 0, holderCompleted: true }, 'take-over completed'],
    ['not while the holder runs', { lease: lease(), unchangedMs: 59_999, holderCompleted: false }, 'wait'],
    ['when it was not renewed for a minute before our eyes', { lease: lease(), unchangedMs: 60_000 }, 'take-over expired'],
    ['not while a helm that outlives its holder may write', { lease: lease(THEM, 300), unchangedMs: 299_000 }, 'wait'],
    ['after the time of such a helm', { lease: lease(THEM, 300), unchangedMs: 300_000 }, 'take-over expired'],
    [
      'at once from such a helm when its run is over: the runner has killed it',
      { lease: lease(THEM, 300), unchangedMs: 0, holderCompleted: true },
      'take-over completed',
    ],
  ] as const)('%s', (_, observation, expected) => {
    const verdict = judgeLease(observation, US);
    expect(verdict.kind === 'take-over' ? `take-over ${verdict.reason}` : verdict.kind).toBe(expected);
  });
});

test('a holder that cannot renew stops before anybody may take over', () => {
  expect(RENEW_MS).toBeLessThan(GIVE_UP_MS);
  expect(GIVE_UP_MS).toBeLessThan(LEASE_MS);
});

describe('the object', () => {
  test('names holder, run and times', () => {
    expect(lease(US, 12.5)).toEqual({
      apiVersion: 'coordination.k8s.io/v1',
      kind: 'Lease',
      metadata: {
        name: 'tidegate-web',
        namespace: 'shop',
        labels: { 'app.kubernetes.io/managed-by': 'tidegate' },
        annotations: { 'tidegate/run-url': US.runUrl, 'tidegate/helm-seconds': '13' },
      },
      spec: {
        holderIdentity: US.identity,
        leaseDurationSeconds: 60,
        acquireTime: '2026-11-24T12:00:00.250000Z',
        renewTime: '2026-11-24T12:00:00.250000Z',
        leaseTransitions: 0,
      },
    });
  });

  test('keeps its time of acquiring when we renew, and counts a change of hands', () => {
    const before = { ...lease(US), metadata: { ...lease(US).metadata, uid: 'u1', resourceVersion: '42' } };
    const later = new Date('2026-11-24T12:00:15Z');
    const renewed = leaseFor('web', 'shop', US, later, 0, before);
    expect(renewed.spec).toMatchObject({
      acquireTime: '2026-11-24T12:00:00.250000Z',
      renewTime: '2026-11-24T12:00:15.000000Z',
      leaseTransitions: 0,
    });
    expect(renewed.metadata).toMatchObject({ uid: 'u1', resourceVersion: '42' });
    expect(leaseFor('web', 'shop', THEM, later, 0, before).spec).toMatchObject({
      acquireTime: '2026-11-24T12:00:15.000000Z',
      leaseTransitions: 1,
    });
  });
});

describe('the holder', () => {
  test('is read back from its identity', () => {
    expect(holderRun(THEM.identity)).toEqual({ repository: 'acme/shop', runId: '6', attempt: 2 });
  });
  test.each(['', 'somebody', 'acme/shop', '../../x#1.1/a/b c'])('is nobody of ours: %p', (identity) =>
    expect(holderRun(identity)).toBeUndefined(),
  );
  test('is told with its run', () => {
    expect(holderText(lease())).toBe('acme/shop run 6 attempt 2 (https://github.com/acme/shop/actions/runs/6)');
  });
});

describe('the texts', () => {
  test('of a release that is held', () => {
    expect(heldBy('web', lease(), 61_000)).toMatchObject({
      code: 'HD010',
      what: 'release web is held by acme/shop run 6 attempt 2 (https://github.com/acme/shop/actions/runs/6) since 2026-11-24T12:00:00.250000Z; waited 1m1s (lock-timeout)',
      where: 'Lease shop/tidegate-web',
    });
  });
  test('of a helm by hand, a lost lock and a repair', () => {
    expect([helmByHand('web', 'pending-upgrade', 'w').code, lockLost('web', 'gone').code]).toEqual(['HD010', 'HD011']);
    expect(repaired('web', 'pending-upgrade', '6', 'w')).toMatchObject({
      severity: 'notice',
      problem: { code: 'HD012', what: 'release web was left pending-upgrade by run 6; repaired' },
    });
  });
});
