import { describe, expect, test } from '@jest/globals';
import type { WorkloadObject } from '../../../src/core/cluster/objects.ts';
import { newPods } from '../../../src/core/rollout/new-pods.ts';
import { deploymentOf, podOf } from '../../support/builders/pod.ts';

const replicaSet = (name: string, revision: string): WorkloadObject => ({
  metadata: {
    name,
    uid: `rs-${name}`,
    annotations: { 'deployment.kubernetes.io/revision': revision },
    ownerReferences: [{ kind: 'Deployment', name: 'web', uid: 'd1', controller: true }],
  },
});
const names = (pods: readonly { metadata: { name: string } }[]): readonly string[] => pods.map(({ metadata }) => metadata.name);

describe('a Deployment', () => {
  const sets = [replicaSet('old', '8'), replicaSet('new', '9')];
  const pods = [
    podOf({ name: 'a', owner: 'rs-old' }),
    podOf({ name: 'b', owner: 'rs-new' }),
    podOf({ name: 'c', owner: 'rs-new', deleting: true }),
  ];

  test('has the living pods of the ReplicaSet with its own revision', () => {
    expect(names(newPods('Deployment', deploymentOf(), sets, pods))).toEqual(['b']);
  });

  test('has none before its controller has seen the newest generation', () => {
    expect(newPods('Deployment', deploymentOf({ observedGeneration: 2 }), sets, pods)).toEqual([]);
  });

  test('has none before its ReplicaSet is there', () => {
    expect(newPods('Deployment', deploymentOf(), sets.slice(0, 1), pods)).toEqual([]);
  });
});

test('a StatefulSet has the pods with its update revision', () => {
  const pods = ['old', 'new'].map((hash) => podOf({ name: hash, owner: 'd1', labels: { 'controller-revision-hash': hash } }));
  expect(names(newPods('StatefulSet', deploymentOf({ updateRevision: 'new' }), [], pods))).toEqual(['new']);
});

test('a DaemonSet has the pods of its template generation', () => {
  const object: WorkloadObject = {
    ...deploymentOf(),
    metadata: { ...deploymentOf().metadata, annotations: { 'deprecated.daemonset.template.generation': '2' } },
  };
  const pods = ['1', '2'].map((generation) => podOf({ name: generation, owner: 'd1', labels: { 'pod-template-generation': generation } }));
  expect(names(newPods('DaemonSet', object, [], pods))).toEqual(['2']);
});
