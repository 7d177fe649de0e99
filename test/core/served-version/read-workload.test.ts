import { describe, expect, test } from '@jest/globals';
import { parseWorkload } from '../../../src/core/served-version/facts.ts';
import { readWorkload, selectorQuery, selects } from '../../../src/core/served-version/read-workload.ts';

const owned = (uid: string, kind = 'ReplicaSet') => [{ kind, name: 'x', uid, controller: true }];
const set = (name: string, hash: string, revision: string, uid = 'd1') => ({
  metadata: {
    name,
    uid: `rs-${hash}`,
    labels: { 'pod-template-hash': hash },
    annotations: { 'deployment.kubernetes.io/revision': revision },
    ownerReferences: owned(uid, 'Deployment'),
  },
});
const pod = (name: string, hash: string, owner = `rs-${hash}`, phase = 'Running') => ({
  metadata: { name, uid: name, labels: { 'pod-template-hash': hash }, ownerReferences: owned(owner) },
  spec: {
    containers: [
      { name: 'sidecar', image: 'proxy:1' },
      {
        name: 'web',
        image: 'web:1',
        ports: [
          { name: 'http', containerPort: 8080 },
          { name: 'dns', containerPort: 53, protocol: 'UDP' },
        ],
        readinessProbe: { httpGet: { port: 'http', path: '/ready', scheme: 'HTTPS' } },
      },
    ],
  },
  status: { phase, conditions: [{ type: 'Ready', status: 'True' }], containerStatuses: [{ name: 'web', imageID: 'web@sha256:1' }] },
});
const deployment = {
  metadata: { name: 'web', uid: 'd1', generation: 4 },
  spec: { replicas: 3, template: { spec: { containers: [{ image: 'web:1' }] } } },
  status: { observedGeneration: 4 },
};
const ref = { namespace: 'shop', kind: 'Deployment', name: 'web' } as const;

describe('a Deployment', () => {
  test('its newest ReplicaSet is the one with the highest revision, whatever the order', () => {
    const facts = readWorkload(ref, {
      workload: deployment,
      replicaSets: [set('a', 'aaa', '9'), set('b', 'bbb', '10'), set('c', 'ccc', '99', 'another')],
      pods: [pod('web-1', 'bbb'), pod('web-2', 'aaa'), pod('stranger', 'bbb', 'rs-ccc'), pod('evicted', 'aaa', 'rs-aaa', 'Failed')],
    });
    expect([facts.revision, facts.wanted, facts.observed, facts.images]).toEqual(['bbb', 3, true, ['web:1']]);
    expect(facts.pods.map(({ name, revision }) => [name, revision])).toEqual([
      ['web-1', 'bbb'],
      ['web-2', 'aaa'],
    ]);
    expect(facts.endpoints).toBeUndefined();
  });

  test('a pod tells how it is asked', () => {
    const [facts] = readWorkload(ref, { workload: deployment, replicaSets: [set('b', 'bbb', '1')], pods: [pod('web-1', 'bbb')] }).pods;
    expect(facts).toEqual({
      name: 'web-1',
      uid: 'web-1',
      ready: true,
      terminating: false,
      revision: 'bbb',
      owner: 'ReplicaSet x',
      containers: [
        { name: 'sidecar', image: 'proxy:1' },
        { name: 'web', image: 'web:1', imageId: 'web@sha256:1' },
      ],
      readiness: { path: '/ready', port: 8080, scheme: 'https' },
      port: 8080,
      scheme: 'https',
    });
  });

  test('an update that its controller has not seen is not observed', () => {
    const workload = { ...deployment, metadata: { ...deployment.metadata, generation: 5 } };
    expect(readWorkload(ref, { workload, replicaSets: [], pods: [] })).toMatchObject({ observed: false, pods: [] });
  });

  test('endpoints that are on their way out or not ready are left out', () => {
    const endpoint = (name: string, conditions: object) => ({ targetRef: { kind: 'Pod', name }, conditions });
    const endpointSlices = [
      {
        endpoints: [
          endpoint('b', { ready: true }),
          endpoint('a', {}),
          endpoint('c', { ready: false }),
          endpoint('d', { ready: true, terminating: true }),
        ],
      },
      { endpoints: null },
    ];
    expect(readWorkload(ref, { workload: deployment, replicaSets: [], pods: [], endpointSlices }).endpoints).toEqual(['a', 'b']);
  });
});

test('a StatefulSet goes by its update revision, a DaemonSet by the generation of its template', () => {
  const sts = readWorkload(
    { ...ref, kind: 'StatefulSet' },
    {
      workload: { metadata: { uid: 's1' }, spec: {}, status: { updateRevision: 'db-2' } },
      replicaSets: [],
      pods: [
        {
          metadata: { name: 'db-0', uid: 'p', labels: { 'controller-revision-hash': 'db-2' }, ownerReferences: owned('s1', 'StatefulSet') },
          spec: {},
          status: {},
        },
      ],
    },
  );
  expect([sts.revision, sts.wanted, sts.pods[0]?.revision]).toEqual(['db-2', 1, 'db-2']);
  const ds = readWorkload(
    { ...ref, kind: 'DaemonSet' },
    {
      workload: {
        metadata: { uid: 's1', annotations: { 'deprecated.daemonset.template.generation': '3' } },
        status: { desiredNumberScheduled: 5 },
      },
      replicaSets: [],
      pods: [
        {
          metadata: { name: 'n', uid: 'p', labels: { 'pod-template-generation': '3' }, ownerReferences: owned('s1', 'DaemonSet') },
          spec: {},
          status: {},
        },
      ],
    },
  );
  expect([ds.revision, ds.wanted, ds.pods[0]?.revision]).toEqual(['3', 5, '3']);
});

test('selectors', () => {
  const expressions = [
    { key: 'tier', operator: 'In', values: ['a', 'b'] },
    { key: 'old', operator: 'DoesNotExist' },
    { key: 'x', operator: 'NotIn', values: ['y'] },
    { key: 'z', operator: 'Exists' },
  ];
  expect(selectorQuery({ spec: { selector: { matchLabels: { app: 'web' }, matchExpressions: expressions } } })).toBe(
    'app=web,tier in (a,b),!old,x notin (y),z',
  );
  expect(selects({ spec: { selector: { app: 'web' } } }, { app: 'web', more: '1' })).toBe(true);
  expect(selects({ spec: { selector: { app: 'web', more: '2' } } }, { app: 'web', more: '1' })).toBe(false);
  expect(selects({ spec: {} }, { app: 'web' })).toBe(false);
});

test.each([
  ['deployment/web', { namespace: 'shop', kind: 'Deployment', name: 'web' }],
  ['Deploy/web', { namespace: 'shop', kind: 'Deployment', name: 'web' }],
  ['sts/db-0', { namespace: 'shop', kind: 'StatefulSet', name: 'db-0' }],
  ['web', undefined],
  ['job/web', undefined],
  ['deployment/web/x', undefined],
  ['deployment/../pods', undefined],
  ['deployment/', undefined],
])('workload %s', (text, parsed) => {
  expect(parseWorkload(text, 'shop')).toEqual(parsed);
});
