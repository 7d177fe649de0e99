import { describe, expect, test } from '@jest/globals';
import { awaitReady } from '../../../src/adapters/manifests/await-ready.ts';
import { deadlineIn } from '../../../src/core/clock/deadline.ts';
import type { SetObject } from '../../../src/core/manifest-set/set-object.ts';
import { setObject } from '../../support/builders/set-object.ts';
import { setSession } from '../../support/builders/set-session.ts';

const PROBED = { template: { spec: { containers: [{ readinessProbe: {} }] } } };
const web = setObject('Deployment', 'web', { spec: { replicas: 1, ...PROBED } });
const bare = setObject('Deployment', 'web', { spec: { replicas: 1, template: { spec: { containers: [{}] } } } });
const job = setObject('Job', 'migrate');
const tide: SetObject = {
  ...setObject('ConfigMap', 'spring'),
  apiVersion: 'sea.example/v1',
  kind: 'Tide',
  type: { apiVersion: 'sea.example/v1', kind: 'Tide', plural: 'tides', namespaced: true },
};

type Session = ReturnType<typeof setSession>;
const deployment = (session: Session, ready: number): void =>
  session.cluster.put('apps/v1', 'deployments', {
    metadata: { name: 'web', generation: 1 } as { name: string },
    spec: { replicas: 1 },
    status: { observedGeneration: 1, replicas: 1, updatedReplicas: ready, availableReplicas: ready, readyReplicas: ready },
  });
/** Does `work` before the n-th pause ends. */
function atPause(session: Session, n: number, work: () => void): Session {
  let pauses = 0;
  const sleep = session.clock.sleep;
  const clock = {
    ...session.clock,
    sleep: async (ms: number, signal?: AbortSignal) => {
      await sleep(ms, signal);
      if (++pauses === n) work();
    },
  };
  return { ...session, ports: { ...session.ports, clock } };
}
const wait = (
  session: Session,
  objects: readonly SetObject[],
  more: { changed?: readonly SetObject[]; doomed?: Promise<never>; timeoutMs?: number } = {},
) =>
  awaitReady(
    session,
    objects,
    {
      deadline: deadlineIn(session.ports.clock, more.timeoutMs ?? 60_000),
      changed: new Set(more.changed ?? objects),
      ...(more.doomed === undefined ? {} : { doomed: more.doomed }),
    },
    new AbortController().signal,
  );

describe('waiting for a set', () => {
  test('configuration alone is ready at once', async () => {
    const session = setSession();
    expect(await wait(session, [setObject('ConfigMap', 'a')])).toEqual({ kind: 'ready' });
    expect(session.clock.slept).toEqual([]);
  });

  test('a workload with probes is ready when its controller says so', async () => {
    const session = setSession();
    deployment(session, 0);
    expect(
      await wait(
        atPause(session, 2, () => deployment(session, 1)),
        [web],
      ),
    ).toEqual({ kind: 'ready' });
    expect(session.clock.slept).toEqual([1_000, 1_000]);
  });

  test('one without probes must stay ready for five seconds, unless this deployment left it alone', async () => {
    const session = setSession();
    deployment(session, 1);
    expect(await wait(session, [bare])).toEqual({ kind: 'ready' });
    expect(session.clock.monotonic()).toBe(5_000);
    const other = setSession();
    deployment(other, 1);
    expect(await wait(other, [bare], { changed: [] })).toEqual({ kind: 'ready' });
    expect(other.clock.monotonic()).toBe(0);
  });

  test('one that crashes after its start is not taken for ready', async () => {
    const session = setSession();
    deployment(session, 1);
    expect(
      await wait(
        atPause(session, 3, () => deployment(session, 0)),
        [bare],
        { timeoutMs: 10_000 },
      ),
    ).toEqual({ kind: 'timeout', waiting: [] });
  });

  test('a verdict of the watch ends it', async () => {
    const session = setSession();
    deployment(session, 0);
    const doom = { workload: 'deployment/web', cause: { signal: { code: 'HD051' } } } as never;
    expect(await wait(session, [web], { doomed: Promise.resolve(doom) })).toMatchObject({ kind: 'doomed', workload: 'deployment/web' });
  });
});

describe('waiting for Jobs and custom resources', () => {
  test('a Job is waited for only when that is asked for; a failed one ends it in any case', async () => {
    const running = setSession();
    running.api.put('Job', 'migrate', {});
    expect(await wait(running, [job])).toEqual({ kind: 'ready' });
    const asked = setSession({ 'wait-for-jobs': 'true' });
    asked.api.put('Job', 'migrate', {});
    expect(await wait(asked, [job], { timeoutMs: 2_000 })).toEqual({ kind: 'timeout', waiting: ['job/migrate is not complete'] });
    running.api.put('Job', 'migrate', { status: { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] } });
    expect(await wait(running, [job])).toMatchObject({ kind: 'doomed', workload: 'job/migrate', cause: { signal: { code: 'HD058' } } });
  });

  test('a Job that removed itself is complete', async () => {
    expect(await wait(setSession({ 'wait-for-jobs': 'true' }), [job])).toEqual({ kind: 'ready' });
  });

  const INPUTS = { 'wait-for-custom': 'Sea.Example/tide' };
  const condition = (type: string, status: string) => ({ status: { conditions: [{ type, status, message: 'high water' }] } });
  test.each([
    ['ready', condition('Ready', 'True'), { kind: 'ready' }],
    ['not ready', condition('Ready', 'False'), { kind: 'timeout', waiting: ['tide/spring: high water'] }],
    [
      'stalled',
      condition('Stalled', 'True'),
      { kind: 'doomed', workload: 'tide/spring', cause: { signal: { sentence: 'it is stalled: high water' } } },
    ],
  ])('a custom resource that is %s', async (_, state, expected) => {
    const session = setSession(INPUTS);
    session.api.put('Tide', 'spring', state);
    expect(await wait(session, [tide], { timeoutMs: 2_000 })).toMatchObject(expected);
  });

  test('kinds that are not named are not waited for', async () => {
    const session = setSession();
    session.api.put('Tide', 'spring', condition('Ready', 'False'));
    expect(await wait(session, [tide])).toEqual({ kind: 'ready' });
  });
});
