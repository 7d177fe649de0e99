import { describe, expect, test } from '@jest/globals';
import { timeoutProblem, waitingSentence } from '../../../src/core/rollout/rollout-problem.ts';
import { eventOf, podOf, waiting } from '../../support/builders/pod.ts';

describe('why a pod is not ready', () => {
  test.each([
    [
      'its probe',
      podOf(),
      [eventOf('Unhealthy', 'Readiness probe failed: HTTP probe failed with statuscode: 503')],
      'not ready: Readiness probe failed: HTTP probe failed with statuscode: 503',
    ],
    ['a container that waits', podOf({ containers: [waiting('ContainerCreating')] }), [], 'container app is waiting: ContainerCreating'],
    [
      'a claim that is not bound',
      podOf({
        phase: 'Pending',
        conditions: [
          { type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: 'pod has unbound immediate PersistentVolumeClaims.' },
        ],
      }),
      [
        eventOf('ExternalProvisioning', 'Waiting for a volume', {
          involvedObject: { kind: 'PersistentVolumeClaim', name: 'data', uid: 'c1' },
        }),
      ],
      'volume claim data: Waiting for a volume',
    ],
    ['nothing but its phase', podOf({ phase: 'Pending' }), [], 'Pending: not ready'],
  ] as const)('%s', (_, pod, events, expected) => expect(waitingSentence(pod, events)).toBe(expected));
});

test('at the timeout five pods are told and the rest is counted', () => {
  const unready = Array.from({ length: 7 }, (_, i) => ({
    workload: 'deployment/web',
    pod: podOf({ name: `web-${i}` }),
    sentence: 'not ready',
  }));
  const { code, what } = timeoutProblem(90_000, unready, 'release web');
  expect([code, what.match(/pod web-\d/g)]).toEqual(['HD059', ['pod web-0', 'pod web-1', 'pod web-2', 'pod web-3', 'pod web-4']]);
  expect(what).toMatch(/^the rollout was not done after 1m30s: .* and 2 more$/);
});
