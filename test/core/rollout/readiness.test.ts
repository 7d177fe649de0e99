import { describe, expect, test } from '@jest/globals';
import { judgeReadiness } from '../../../src/core/rollout/readiness.ts';
import { deploymentOf } from '../../support/builders/pod.ts';

describe('ready when', () => {
  test.each([
    ['Deployment', 'all are updated and available', { replicas: 2, updatedReplicas: 2, availableReplicas: 2 }, true],
    ['Deployment', 'but not while an old pod is left', { replicas: 3, updatedReplicas: 2, availableReplicas: 3 }, false],
    ['Deployment', 'but not while one is not available', { replicas: 2, updatedReplicas: 2, availableReplicas: 1 }, false],
    [
      'Deployment',
      'but not by the counts of an older generation',
      { observedGeneration: 2, replicas: 2, updatedReplicas: 2, availableReplicas: 2 },
      false,
    ],
    ['StatefulSet', 'all are updated and ready', { replicas: 2, updatedReplicas: 2, readyReplicas: 2 }, true],
    ['StatefulSet', 'but not while one is old', { replicas: 2, updatedReplicas: 1, readyReplicas: 2 }, false],
    [
      'DaemonSet',
      'every node has an available new one',
      { desiredNumberScheduled: 3, updatedNumberScheduled: 3, numberAvailable: 3 },
      true,
    ],
    ['DaemonSet', 'also when no node wants one', { desiredNumberScheduled: 0 }, true],
    ['DaemonSet', 'but not while one is old', { desiredNumberScheduled: 3, updatedNumberScheduled: 2, numberAvailable: 3 }, false],
  ] as const)('%s: %s', (kind, _, status, done) => expect(judgeReadiness(kind, deploymentOf(status)).done).toBe(done));

  test('zero replicas are wanted and none is there', () => {
    expect(judgeReadiness('Deployment', deploymentOf({}, 0))).toEqual({ done: true, ready: 0, wanted: 0 });
  });
});
