import { describe, expect, test } from '@jest/globals';
import { chooseCluster } from './with-cluster.ts';

const given = { KUBECONFIG: '/k', TIDEGATE_BED_REGISTRY: 'r:5000' };

describe('which tests with a cluster run', () => {
  test.each([
    { title: 'a cluster is there', env: given, needs: [], expected: { kind: 'run' } },
    {
      title: 'the bed has all parts',
      env: { ...given, TIDEGATE_BED: '1', TIDEGATE_BED_ISSUER: 'https://i' },
      needs: ['issuer'],
      expected: { kind: 'run' },
    },
    {
      title: 'the user chose to do without',
      env: { ...given, TIDEGATE_WITHOUT_CLUSTER: '1' },
      needs: [],
      expected: { kind: 'leave-out', reason: '--without-cluster' },
    },
    {
      title: 'a given cluster lacks a part',
      env: given,
      needs: ['registry', 'issuer'],
      expected: { kind: 'leave-out', reason: 'the given cluster has no issuer (TIDEGATE_BED_ISSUER)' },
    },
    {
      title: 'the bed lacks a part that it should have',
      env: { ...given, TIDEGATE_BED: '1' },
      needs: ['audit'],
      expected: { kind: 'refuse', message: 'The bed did not bring up: audit (TIDEGATE_BED_AUDIT_LOG).' },
    },
    {
      title: 'nobody said anything',
      env: {},
      needs: [],
      expected: { kind: 'refuse', message: 'No cluster: run these tests by `npm test`, or set KUBECONFIG and TIDEGATE_BED_REGISTRY.' },
    },
  ] as const)('$title → $expected.kind', ({ env, needs, expected }) => {
    expect(chooseCluster(env, needs)).toEqual(expected);
  });
});
