import { describe, expect, test } from '@jest/globals';
import { planPrune, prune } from '../../../src/adapters/manifests/prune.ts';
import { standDefinitions } from '../../../src/adapters/manifests/stand-definitions.ts';
import { writeSteps } from '../../../src/adapters/manifests/write-steps.ts';
import type { ObjectStep } from '../../../src/core/manifest-set/plan-objects.ts';
import { refOf, type SetObject } from '../../../src/core/manifest-set/set-object.ts';
import { setObject } from '../../support/builders/set-object.ts';
import { setSession } from '../../support/builders/set-session.ts';

const { signal } = new AbortController();
const create = (object: SetObject): ObjectStep => ({ kind: 'create', object });
const [map, secret, web, job] = [
  setObject('ConfigMap', 'a'),
  setObject('Secret', 's'),
  setObject('Deployment', 'web'),
  setObject('Job', 'migrate'),
];

describe('writing', () => {
  test('goes row by row; what stays is not touched', async () => {
    const session = setSession();
    const steps = [create(web), { kind: 'same', object: job } as const, create(map), { kind: 'spent', object: secret } as const];
    expect(await writeSteps(session, steps, false, signal)).toEqual([]);
    expect(session.api.calls).toEqual(['apply ConfigMap/a', 'apply Deployment/web']);
    expect(session.log.lines).toEqual(['ConfigMap/a added', 'Deployment/web added']);
  });

  test('a row with a problem ends it, and all problems of the row are told', async () => {
    const session = setSession();
    session.api.answer('apply ConfigMap/a', { kind: 'conflict', conflicts: [{ field: '.data.x', manager: 'ops' }] });
    session.api.answer('apply Secret/s', {
      kind: 'forbidden',
      right: { verb: 'patch', resource: 'secrets', group: '', namespace: 'shop' },
    });
    const problems = await writeSteps(session, [create(web), create(map), create(secret)], false, signal);
    expect(problems.map(({ code }) => code)).toEqual(['HD040', 'HD002']);
    expect(session.api.calls).toEqual(['apply ConfigMap/a', 'apply Secret/s']);
  });

  test('a race is run again, three times at most', async () => {
    const session = setSession();
    const raced = { kind: 'raced', message: 'the object has been modified' } as const;
    session.api.answer('apply ConfigMap/a', raced, raced);
    expect(await writeSteps(session, [create(map)], true, signal)).toEqual([]);
    session.api.answer('apply ConfigMap/a', raced, raced, raced);
    expect(await writeSteps(session, [create(map)], true, signal)).toMatchObject([
      { code: 'HD043', what: 'the API server refuses ConfigMap/a: the object has been modified' },
    ]);
    expect(session.api.calls).toEqual(Array(6).fill('apply! ConfigMap/a'));
  });

  test('a Job is made again only when the old one is gone', async () => {
    const session = setSession();
    session.api.put('Job', 'migrate', {});
    const uid = session.api.live('Job', 'migrate')?.metadata.uid ?? '';
    let looks = 0;
    const old = session.api.live('Job', 'migrate');
    session.api.onRead('Job/migrate', () => {
      looks++;
      if (looks === 1 && old !== undefined) session.api.put('Job', 'migrate', old);
      if (looks === 3) session.api.drop('Job', 'migrate');
    });
    await writeSteps(session, [{ kind: 'recreate', object: job, uid }], false, signal);
    expect(session.api.calls).toEqual(['remove Job/migrate', 'apply Job/migrate']);
    expect(session.clock.slept).toEqual([300, 300]);
  });

  test('the fields of kubectl apply are taken first, again when somebody else was faster', async () => {
    const session = setSession();
    const managedFields = [{ manager: 'kubectl-client-side-apply', operation: 'Update', fieldsV1: { 'f:data': {} } }];
    session.api.put('ConfigMap', 'a', { metadata: { managedFields } as object });
    let first = true;
    const hand = session.api.hand;
    const racing = {
      ...session,
      api: {
        ...session.api,
        hand: async (...args: Parameters<typeof hand>) => {
          if (first) session.api.put('ConfigMap', 'a', { metadata: { managedFields } as object });
          first = false;
          return hand(...args);
        },
      },
    };
    await writeSteps(racing, [{ kind: 'change', object: map, paths: [], takesOver: true }], false, signal);
    expect(session.api.calls).toEqual(['hand ConfigMap/a too late', 'hand ConfigMap/a', 'apply ConfigMap/a']);
  });
});

describe('definitions', () => {
  const definition = setObject('CustomResourceDefinition', 'maps.v1', {
    spec: { group: 'sea.example', scope: 'Namespaced', names: { kind: 'Tide', plural: 'tides' }, versions: [{ name: 'v1' }] },
  });
  const serving = (session: ReturnType<typeof setSession>) => ({
    ...session,
    api: { ...session.api, discover: async () => [{ apiVersion: 'sea.example/v1', kind: 'Tide', plural: 'tides', namespaced: true }] },
  });

  test('are waited for until they are established and served', async () => {
    const session = setSession();
    session.api.put('CustomResourceDefinition', 'maps.v1', {});
    let looks = 0;
    session.api.onRead('CustomResourceDefinition/maps.v1', () => {
      if (++looks === 3)
        session.api.put('CustomResourceDefinition', 'maps.v1', { status: { conditions: [{ type: 'Established', status: 'True' }] } });
    });
    expect(await standDefinitions(serving(session), [definition, map], signal)).toEqual([]);
    expect(session.clock.slept).toEqual([250, 250]);
  });

  test('one that is never established is told after a minute', async () => {
    const session = setSession();
    session.api.put('CustomResourceDefinition', 'maps.v1', {});
    expect(await standDefinitions(serving(session), [definition], signal)).toMatchObject([
      { code: 'HD043', what: expect.stringContaining('was not established within a minute') },
    ]);
    expect(session.clock.monotonic()).toBeGreaterThanOrEqual(60_000);
  });

  test('a set without any waits for nothing', async () => {
    const session = setSession();
    expect(await standDefinitions(session, [map], signal)).toEqual([]);
    expect(session.clock.slept).toEqual([]);
  });
});

describe('pruning', () => {
  const labels = { 'tidegate-set': 'web', 'tidegate-set-namespace': 'shop' };
  const OWNER = { release: 'web', namespace: 'shop' };
  const refs = ['mine', 'marked', 'gone'].map((name) => refOf(setObject('ConfigMap', name)));
  const session = () => {
    const made = setSession();
    made.api.put('ConfigMap', 'mine', { metadata: { labels } });
    made.api.put('ConfigMap', 'marked', { metadata: { labels, annotations: { 'tidegate/prune': 'never' } } });
    return made;
  };

  test('deletes what is ours by its uid, keeps the rest, forgets what is gone', async () => {
    const made = session();
    const plan = await planPrune(made.api, refs, OWNER, true, signal);
    expect([plan.pruned.map(({ ref }) => ref.name), plan.kept.map(({ ref, why }) => `${ref.name}: ${why}`)]).toEqual([
      ['mine'],
      ['marked: tidegate/prune is never'],
    ]);
    await prune(made, plan, signal);
    expect(made.api.calls).toEqual(['remove ConfigMap/mine']);
    expect([made.api.live('ConfigMap', 'mine'), made.api.live('ConfigMap', 'marked')?.metadata.name]).toEqual([undefined, 'marked']);
  });

  test('an object that was made again under the same name in between is left alone', async () => {
    const made = session();
    const plan = await planPrune(made.api, refs, OWNER, true, signal);
    made.api.drop('ConfigMap', 'mine');
    made.api.put('ConfigMap', 'mine', { metadata: { labels } });
    await prune(made, plan, signal);
    expect(made.api.live('ConfigMap', 'mine')).toBeDefined();
    expect(made.log.lines).toEqual(['ConfigMap/mine is no longer in the manifests: gone already']);
  });

  test('one that left the set in between stays, and why is told', async () => {
    const made = session();
    const plan = await planPrune(made.api, refs, OWNER, true, signal);
    made.api.put('ConfigMap', 'mine', { metadata: { labels: {} } });
    await prune(made, plan, signal);
    expect(made.api.calls).toEqual([]);
    expect(made.log.lines).toEqual(['ConfigMap/mine is no longer in the manifests: kept, its labels say that it belongs to no set']);
  });

  test('with prune: false all of it is kept, and a kind that nobody serves any more is gone', async () => {
    const made = session();
    const unserved = { apiVersion: 'sea.example/v1', kind: 'Tide', name: 'x', namespace: 'shop' };
    const plan = await planPrune(made.api, [...refs, unserved], OWNER, false, signal);
    expect([plan.pruned, plan.kept.map(({ ref, why }) => `${ref.name}: ${why}`)]).toEqual([
      [],
      ['mine: prune is false', 'marked: tidegate/prune is never'],
    ]);
  });
});
