import { describe, expect, test } from '@jest/globals';
import { readManifest } from '../../../src/core/manifest/documents.ts';
import { podNeeds } from '../../../src/core/manifest/pod-specs.ts';
import { type NodeFacts, platformsFor } from '../../../src/core/preflight/fitting-nodes.ts';

const node = (architecture: string, labels: Record<string, string> = {}, taints: NodeFacts['taints'] = []): NodeFacts => ({
  platform: `linux/${architecture}`,
  labels: { 'kubernetes.io/arch': architecture, ...labels },
  taints,
});
const GPU = { key: 'gpu', value: 'yes', effect: 'NoSchedule' };
const NODES = [node('amd64'), node('arm64', { disk: 'ssd' }), node('riscv64', {}, [GPU])];
const pod = (spec: object) => {
  const object = { apiVersion: 'v1', kind: 'Pod', metadata: { name: 'a' }, spec: { containers: [], ...spec } };
  const needs = readManifest(JSON.stringify(object), 'shop').flatMap((one) => podNeeds(one) ?? [])[0];
  if (needs === undefined) throw new Error('no pod');
  return needs;
};
const affinity = (...terms: readonly object[]) => ({
  affinity: { nodeAffinity: { requiredDuringSchedulingIgnoredDuringExecution: { nodeSelectorTerms: terms } } },
});
const arch = (operator: string, ...values: readonly string[]) => ({ matchExpressions: [{ key: 'kubernetes.io/arch', operator, values }] });

describe('a pod goes to', () => {
  test.each([
    ['every node without a taint', {}, ['linux/amd64', 'linux/arm64']],
    ['the nodes of its selector', { nodeSelector: { disk: 'ssd' } }, ['linux/arm64']],
    ['the nodes of its affinity', affinity(arch('In', 'amd64')), ['linux/amd64']],
    ['those of one of its terms', affinity(arch('In', 'amd64'), arch('In', 'arm64')), ['linux/amd64', 'linux/arm64']],
    ['those that are not excluded', affinity(arch('NotIn', 'amd64')), ['linux/arm64']],
    ['those that have a label', affinity({ matchExpressions: [{ key: 'disk', operator: 'Exists' }] }), ['linux/arm64']],
    ['those that have it not', affinity({ matchExpressions: [{ key: 'disk', operator: 'DoesNotExist' }] }), ['linux/amd64']],
    [
      'all, by an operator that is not known',
      affinity({ matchExpressions: [{ key: 'n', operator: 'Gt', values: ['1'] }] }),
      ['linux/amd64', 'linux/arm64'],
    ],
    [
      'a tainted node that it tolerates',
      {
        tolerations: [{ key: 'gpu', operator: 'Equal', value: 'yes', effect: 'NoSchedule' }],
        nodeSelector: { 'kubernetes.io/arch': 'riscv64' },
      },
      ['linux/riscv64'],
    ],
    ['every node, tolerating all', { tolerations: [{ operator: 'Exists' }] }, ['linux/amd64', 'linux/arm64', 'linux/riscv64']],
    [
      'no tainted node by a toleration of another value',
      { tolerations: [{ key: 'gpu', value: 'no' }], nodeSelector: { 'kubernetes.io/arch': 'riscv64' } },
      [],
    ],
  ])('%s', (_, spec, expected) => expect(platformsFor(pod(spec), NODES)).toEqual(expected));

  test('a node that would rather not', () => {
    expect(platformsFor(pod({}), [node('amd64', {}, [{ key: 'a', effect: 'PreferNoSchedule' }])])).toEqual(['linux/amd64']);
  });
});
