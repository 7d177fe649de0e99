import { describe, expect, test } from '@jest/globals';
import type { KubeObject, ObjectMeta } from '../../../src/core/cluster/objects.ts';
import { judgeApply } from '../../../src/core/manifest-set/judge-apply.ts';
import { judgeJob } from '../../../src/core/manifest-set/judge-job.ts';
import { type ManagedFields, sameOwnFields, takeOver } from '../../../src/core/manifest-set/managed-fields.ts';
import { judgeSource } from '../../../src/core/manifest-set/manifest-inputs.ts';
import { judgePrune, ownerOf, withOwner } from '../../../src/core/manifest-set/ownership.ts';
import { isSpent, onlyWithKubectl, stepFor } from '../../../src/core/manifest-set/plan-objects.ts';
import { conflictProblem, unverifiable } from '../../../src/core/manifest-set/set-problems.ts';
import { setObject } from '../../support/builders/set-object.ts';

const OWNER = { release: 'web', namespace: 'shop' };
const answer = (status: number, body: unknown) =>
  judgeApply({ status, text: typeof body === 'string' ? body : JSON.stringify(body), headers: {} });
const refusal = (message: string, causes: readonly object[] = []) => ({ kind: 'Status', message, details: { causes } });

describe('the answer to an apply', () => {
  test.each([
    ['a new object', 201, { kind: 'ConfigMap' }, { kind: 'taken', object: { kind: 'ConfigMap' } }],
    [
      'fields of others',
      409,
      refusal('Apply failed with 2 conflicts', [
        { reason: 'FieldManagerConflict', message: 'conflict with "ops" using v1', field: '.data.a' },
        { reason: 'FieldManagerConflict', message: 'conflict with "helm": .data.b', field: '.data.b' },
      ]),
      {
        kind: 'conflict',
        conflicts: [
          { field: '.data.a', manager: 'ops' },
          { field: '.data.b', manager: 'helm' },
        ],
      },
    ],
    ['a race', 409, refusal('the object has been modified'), { kind: 'raced', message: 'the object has been modified' }],
    [
      'an immutable field, without the template that it quotes',
      422,
      refusal('Job.batch "m" is invalid: spec.template: Invalid value: {"env":[{"value":"s3cret"}]}: field is immutable', [
        {
          reason: 'FieldValueInvalid',
          message: 'Invalid value: {"env":[{"value":"s3cret: x"}]}: field is immutable',
          field: 'spec.template',
        },
      ]),
      { kind: 'immutable', message: 'spec.template: Invalid value: field is immutable' },
    ],
    [
      'a StatefulSet',
      422,
      refusal('x', [{ message: "Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden", field: 'spec' }]),
      { kind: 'immutable', message: "spec: Forbidden: updates to statefulset spec for fields other than 'replicas' are forbidden" },
    ],
    [
      'a short value is told',
      422,
      refusal('x', [{ message: 'Invalid value: "a_b": must be a DNS label', field: 'metadata.name' }]),
      { kind: 'refused', message: 'metadata.name: Invalid value: "a_b": must be a DNS label' },
    ],
    [
      'a long value without a reason',
      422,
      refusal('x', [{ message: `Invalid value: "${'x'.repeat(80)}"`, field: 'a' }]),
      { kind: 'refused', message: 'a: Invalid value' },
    ],
    [
      'a missing right',
      403,
      refusal('configmaps "a" is forbidden: User "x" cannot patch resource "configmaps" in API group "" in the namespace "shop"'),
      { kind: 'forbidden', right: { verb: 'patch', resource: 'configmaps', group: '', namespace: 'shop' } },
    ],
    [
      'a quota',
      403,
      refusal('pods "a" is forbidden: exceeded quota: q'),
      { kind: 'refused', message: 'pods "a" is forbidden: exceeded quota: q' },
    ],
    ['no namespace', 404, refusal('namespaces "x" not found'), { kind: 'no-namespace', message: 'namespaces "x" not found' }],
    ['no kind', 404, '404 page not found\n', { kind: 'no-kind', message: '404 page not found' }],
    [
      'a webhook that cannot be tried',
      400,
      refusal('admission webhook "a" does not support dry run'),
      { kind: 'cannot-try', message: 'admission webhook "a" does not support dry run' },
    ],
    [
      'a webhook that denies',
      400,
      refusal('admission webhook "a" denied the request: no'),
      { kind: 'refused', message: 'admission webhook "a" denied the request: no' },
    ],
    ['a text that would act', 500, refusal('bad\n::error::x'), { kind: 'refused', message: 'bad ::error::x' }],
  ])('%s', (_, status, body, verdict) => {
    expect(answer(status, body)).toEqual(verdict);
  });

  test('conflicts are told by manager, at most five fields each', () => {
    const conflicts = [...'abcdefg'].map((field) => ({ field: `.data.${field}`, manager: 'ops' }));
    expect(conflictProblem({ shown: 'ConfigMap/a', origin: 'a.yml:1' }, [...conflicts, { field: '.data.z', manager: 'helm' }]).what).toBe(
      'ConfigMap/a: fields are managed by somebody else: data.a, data.b, data.c, data.d, data.e and 2 more by ops; data.z by helm',
    );
  });

  test('many untried objects are told as ten and a number', () => {
    expect(
      unverifiable(
        Array.from({ length: 12 }, (_, i) => `ConfigMap/${i}`),
        'x',
      ).what,
    ).toMatch(/ConfigMap\/9 and 2 more: x$/);
  });
});

describe('taking over from kubectl apply', () => {
  const row = (manager: string, fields: object, more: Partial<ManagedFields> = {}): ManagedFields => ({
    manager,
    operation: 'Update',
    apiVersion: 'v1',
    fieldsType: 'FieldsV1',
    fieldsV1: fields as Record<string, unknown>,
    ...more,
  });
  const APPLIED = { 'f:metadata': { 'f:annotations': { 'f:kubectl.kubernetes.io/last-applied-configuration': {} } } };

  test.each([
    ['nothing of kubectl', [row('ops', { 'f:data': {} })], undefined],
    ['a status that kubectl wrote', [row('kubectl-client-side-apply', {}, { subresource: 'status' })], undefined],
    ['kubectl by name', [row('kubectl-client-side-apply', { 'f:data': { 'f:a': {} } }), row('ops', {})], ['tidegate/Apply', 'ops/Update']],
    ['an older one by its annotation', [row('terraform', APPLIED)], ['tidegate/Apply']],
  ])('%s', (_, rows, managers) => {
    expect(takeOver(rows)?.map(({ manager, operation }) => `${manager}/${operation}`)).toEqual(managers);
  });

  test('our fields and theirs are joined, without doubling our row', () => {
    const ours = row('tidegate', { 'f:data': { 'f:b': {} } }, { operation: 'Apply' });
    const merged = takeOver([row('kubectl-client-side-apply', { 'f:data': { 'f:a': {} }, ...APPLIED }), ours]);
    expect(merged).toHaveLength(1);
    expect(merged?.[0]).toMatchObject({
      manager: 'tidegate',
      operation: 'Apply',
      fieldsV1: { 'f:data': { 'f:a': {}, 'f:b': {} }, ...APPLIED },
    });
  });

  test('own fields are the same only when there are some', () => {
    const ours = [row('tidegate', { a: {} }, { operation: 'Apply' })];
    expect([sameOwnFields(ours, ours), sameOwnFields([], []), sameOwnFields(ours, [])]).toEqual([true, false, false]);
  });

  test('a conflict is ours to solve only when all of it is with kubectl', () => {
    const live = { metadata: { managedFields: [row('kubectl-client-side-apply', { 'f:data': {} })] } };
    const by = (...managers: string[]) =>
      onlyWithKubectl(
        managers.map((manager) => ({ field: '.data.a', manager })),
        live,
      );
    expect([
      by('kubectl-client-side-apply'),
      by('kubectl-client-side-apply', 'ops'),
      onlyWithKubectl([{ field: 'a', manager: 'kubectl-client-side-apply' }], undefined),
    ]).toEqual([true, false, false]);
  });
});

describe('the step for an object', () => {
  const object = setObject('ConfigMap', 'web', { data: { a: '1' } });
  const managed = (manager: string, operation = 'Apply') => [{ manager, operation, fieldsV1: { 'f:data': {} } }];
  const live = (data: object, managedFields = managed('tidegate')) => ({ ...object.body, data, metadata: { name: 'web', managedFields } });

  test.each([
    ['not there', undefined, live({ a: '1' }), { kind: 'create' }],
    ['the same', live({ a: '1' }), live({ a: '1' }), { kind: 'same' }],
    ['another value', live({ a: '0' }), live({ a: '1' }), { kind: 'change', paths: ['data.a'], takesOver: false }],
    ['the same, but not ours', live({ a: '1' }, managed('ops')), live({ a: '1' }), { kind: 'change', paths: [], takesOver: false }],
    [
      'the same, but kubectl holds it',
      live({ a: '1' }, managed('kubectl-client-side-apply', 'Update')),
      live({ a: '1' }),
      { kind: 'change', paths: [], takesOver: true },
    ],
  ])('%s', (_, before, result, step) => {
    expect(stepFor(object, before, result)).toMatchObject(step);
  });

  test('a Job that removed itself is done only when the same one ran in the deployed set', () => {
    const job = setObject('Job', 'migrate', { spec: { ttlSecondsAfterFinished: 5 } });
    const lasting = setObject('Job', 'migrate', { spec: {} });
    expect([isSpent(job, job.body), isSpent(job, undefined), isSpent(job, lasting.body), isSpent(lasting, lasting.body)]).toEqual([
      true,
      false,
      false,
      false,
    ]);
  });
});

describe('pruning', () => {
  const ref = { apiVersion: 'v1', kind: 'ConfigMap', name: 'old', namespace: 'shop' };
  const labels = { 'tidegate-set': 'web', 'tidegate-set-namespace': 'shop' };
  const live = (metadata: Partial<ObjectMeta>): KubeObject => ({ metadata: { name: 'old', uid: 'u', labels, ...metadata } });

  test.each([
    ['ours', ref, live({}), { kind: 'prune', uid: 'u' }],
    ['gone', ref, undefined, { kind: 'gone' }],
    ['going', ref, live({ deletionTimestamp: '2026-11-24T00:00:00Z' }), { kind: 'gone' }],
    ['a namespace', { ...ref, kind: 'Namespace' }, live({}), { kind: 'keep', why: 'a Namespace is never pruned' }],
    ['a claim', { ...ref, kind: 'PersistentVolumeClaim' }, live({}), { kind: 'keep', why: 'a PersistentVolumeClaim is never pruned' }],
    [
      'marked by an annotation',
      ref,
      live({ annotations: { 'tidegate/prune': 'never' } }),
      { kind: 'keep', why: 'tidegate/prune is never' },
    ],
    [
      'marked by a label',
      ref,
      live({ labels: { ...labels, 'tidegate/prune': 'never' } }),
      { kind: 'keep', why: 'tidegate/prune is never' },
    ],
    ['without labels', ref, live({ labels: {} }), { kind: 'keep', why: 'its labels say that it belongs to no set' }],
    [
      'of another set',
      ref,
      live({ labels: { ...labels, 'tidegate-set': 'api' } }),
      { kind: 'keep', why: 'its labels say that it belongs to the set api in shop' },
    ],
    [
      'of the same name elsewhere',
      ref,
      live({ labels: { ...labels, 'tidegate-set-namespace': 'tools' } }),
      { kind: 'keep', why: 'its labels say that it belongs to the set web in tools' },
    ],
    [
      'owned by a controller',
      ref,
      live({ ownerReferences: [{ kind: 'Tide', name: 'x', uid: 'y', controller: true }] }),
      { kind: 'keep', why: 'a controller owns it' },
    ],
  ])('%s', (_, of, object, verdict) => {
    expect(judgePrune(of, object, OWNER)).toEqual(verdict);
  });

  test('ownership stands in the labels of the object, not in those of its pods', () => {
    const owned = withOwner(
      setObject('Deployment', 'web', { metadata: { labels: { app: 'web' } }, spec: { template: { metadata: {} } } }),
      OWNER,
    );
    expect(owned.body.metadata).toEqual({ name: 'web', namespace: 'shop', labels: { app: 'web', ...labels } });
    expect(owned.body.spec).toEqual({ template: { metadata: {} } });
    expect(ownerOf(owned.body.metadata as ObjectMeta)).toEqual(OWNER);
  });
});

describe('a Job', () => {
  const job = (...conditions: { type: string; status: string; reason?: string; message?: string }[]) =>
    judgeJob({ metadata: { name: 'm' }, status: { conditions } });
  test.each([
    ['without conditions', job(), { kind: 'running' }],
    ['complete', job({ type: 'Complete', status: 'True' }), { kind: 'done' }],
    ['suspended', job({ type: 'Suspended', status: 'True' }), { kind: 'done' }],
    ['not failed', job({ type: 'Failed', status: 'False' }), { kind: 'running' }],
    [
      'failed',
      job({ type: 'Failed', status: 'True', reason: 'DeadlineExceeded', message: 'too long' }),
      { kind: 'failed', signal: { code: 'HD058', sentence: 'the Job failed (DeadlineExceeded: too long)' } },
    ],
  ])('%s', (_, verdict, expected) => {
    expect(verdict).toMatchObject(expected);
  });
});

test.each([
  [{ chart: 'c', manifests: [] }, []],
  [{ chart: undefined, manifests: ['k8s'] }, []],
  [{ chart: '', manifests: ['k8s'] }, []],
  [{ chart: 'c', manifests: ['k8s'] }, ['WF002 chart and manifests are both given']],
  [{ manifests: [] }, ['WF002 neither chart nor manifests is given']],
])('exactly one of chart and manifests: %j', (inputs, told) => {
  expect(judgeSource(inputs).map(({ code, what }) => `${code} ${what}`)).toEqual(told);
});
