import { describe, expect, test } from '@jest/globals';
import { rollOut } from '../../../src/adapters/manifests/roll-out.ts';
import { writeSet } from '../../../src/adapters/manifests/write-set.ts';
import type { ObjectStep } from '../../../src/core/manifest-set/plan-objects.ts';
import { setObject } from '../../support/builders/set-object.ts';
import { setSession } from '../../support/builders/set-session.ts';

const { signal } = new AbortController();
const space = setObject('Namespace', 'far');
const map = setObject('ConfigMap', 'web', {}, 'far');
const known = setObject('Secret', 'known');
const refusal = { kind: 'refused', message: 'serviceaccount "default" not found' } as const;
const STEPS: readonly ObjectStep[] = [
  { kind: 'create', object: known },
  { kind: 'unverifiable', object: map, why: 'its namespace is made by this deployment' },
  { kind: 'create', object: space },
];

describe('a set whose parts stand on each other', () => {
  test('what could not be tried is tried once its namespace stands, and before anything else is written', async () => {
    const session = setSession();
    expect(await writeSet(session, STEPS, false, signal)).toEqual([]);
    expect(session.api.calls).toEqual(['apply Namespace/far', 'dry ConfigMap/web', 'apply Secret/known', 'apply ConfigMap/web']);
  });

  test('a refusal is not believed for ten seconds: what a new namespace holds comes a moment later', async () => {
    const session = setSession();
    session.api.answer('dry ConfigMap/web', refusal, refusal);
    expect(await writeSet(session, STEPS, false, signal)).toEqual([]);
    expect(session.clock.slept).toEqual([500, 500]);
  });

  test('a refusal that lasts ends it, and nothing but the namespace is written', async () => {
    const session = setSession();
    session.api.answer('dry ConfigMap/web', ...Array(50).fill(refusal));
    expect(await writeSet(session, STEPS, false, signal)).toMatchObject([
      { code: 'HD043', what: expect.stringContaining('serviceaccount "default" not found') },
    ]);
    expect(session.api.calls.filter((call) => call.startsWith('apply'))).toEqual(['apply Namespace/far']);
    expect(session.clock.monotonic()).toBe(10_000);
  });

  test('where no foundation was written, a refusal is believed at once', async () => {
    const session = setSession();
    session.api.answer('dry ConfigMap/web', refusal);
    expect(await writeSet(session, [{ kind: 'same', object: space }, ...STEPS.slice(0, 2)], false, signal)).toMatchObject([
      { code: 'HD043' },
    ]);
    expect(session.clock.slept).toEqual([]);
  });

  test('a right that is missing now is told as a role', async () => {
    const session = setSession();
    session.api.answer('dry ConfigMap/web', {
      kind: 'forbidden',
      right: { verb: 'create', resource: 'configmaps', group: '', namespace: 'far' },
    });
    expect(await writeSet(session, STEPS.slice(0, 2), false, signal)).toMatchObject([{ code: 'HD002' }]);
  });

  test('a namespace that is refused ends it before anything else', async () => {
    const session = setSession();
    session.api.answer('apply Namespace/far', { kind: 'refused', message: 'no' });
    expect(await writeSet(session, STEPS, false, signal)).toMatchObject([{ code: 'HD043' }]);
    expect(session.api.calls).toEqual(['apply Namespace/far']);
  });
});

describe('a rollout without workloads', () => {
  test('is over when it is written; what must happen in between happens in between', async () => {
    const session = setSession();
    const order: string[] = [];
    const ended = await rollOut(
      session,
      {
        steps: [{ kind: 'create', object: known }],
        force: true,
        timeoutMs: 1_000,
        written: async () => void order.push(...session.api.calls, 'written'),
      },
      signal,
    );
    expect([ended, order]).toEqual([{ kind: 'ready', pods: [] }, ['apply! Secret/known', 'written']]);
  });

  test('fails with the problem, without a class, when something is refused', async () => {
    const session = setSession();
    session.api.answer('apply Secret/known', { kind: 'immutable', message: 'data: field is immutable' });
    expect(await rollOut(session, { steps: [{ kind: 'create', object: known }], force: false, timeoutMs: 1_000 }, signal)).toMatchObject({
      kind: 'failed',
      problems: [{ code: 'HD041' }],
    });
  });

  test('a Job that fails is its class', async () => {
    const session = setSession();
    const job = setObject('Job', 'migrate', {
      status: { conditions: [{ type: 'Failed', status: 'True', reason: 'BackoffLimitExceeded' }] },
    });
    expect(await rollOut(session, { steps: [{ kind: 'create', object: job }], force: false, timeoutMs: 1_000 }, signal)).toMatchObject({
      kind: 'failed',
      problems: [{ code: 'HD058', what: 'job/migrate: the Job failed (BackoffLimitExceeded)' }],
      failureClass: 'progress-deadline',
    });
  });

  test('Jobs that are not complete in time are named', async () => {
    const session = setSession({ 'wait-for-jobs': 'true' });
    const ended = await rollOut(
      session,
      { steps: [{ kind: 'create', object: setObject('Job', 'migrate') }], force: false, timeoutMs: 2_000 },
      signal,
    );
    expect(ended).toMatchObject({
      kind: 'failed',
      problems: [{ code: 'HD059', what: 'the rollout was not done after 2s: job/migrate is not complete' }],
      failureClass: 'timeout',
    });
  });
});
