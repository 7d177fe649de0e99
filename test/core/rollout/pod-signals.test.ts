import { describe, expect, test } from '@jest/globals';
import type { ContainerStatus, EventObject, Pod } from '../../../src/core/cluster/objects.ts';
import { podSignals } from '../../../src/core/rollout/pod-signals.ts';
import { crashing, eventOf, podOf, waiting } from '../../support/builders/pod.ts';

const words = (pod: Pod, events: readonly EventObject[] = [], strict = false): readonly string[] =>
  podSignals(pod, events, { crashTolerance: 3, strict }).map(({ code, sentence }) => `${code} ${sentence}`);
const pending = (message: string): Pod =>
  podOf({ phase: 'Pending', conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message }] });
const claim = (reason: string, message: string): EventObject =>
  eventOf(reason, message, { involvedObject: { kind: 'PersistentVolumeClaim', name: 'data', uid: 'c1' } });

describe('what is told of a pod', () => {
  test.each([
    ['nothing while it starts', podOf({ containers: [waiting('ContainerCreating')] }), [], []],
    [
      'the words of the registry, from the event when the back-off has none',
      podOf({ containers: [waiting('ImagePullBackOff', 'Back-off pulling image')] }),
      [eventOf('Failed', 'Failed to pull image "registry.example/shop:2": not found: manifest unknown')],
      [expect.stringMatching(/^HD050 container app: image registry.example\/shop:2 was not found \(/)],
    ],
    [
      'how a container ended',
      podOf({ containers: [crashing(2, 137, 'Error')] }),
      [],
      ['HD051 container app exits with code 137 again and again (restarts: 2)'],
    ],
    [
      'a failed init container too',
      podOf({ initContainers: [{ ...crashing(1), name: 'init' }] }),
      [],
      ['HD051 container init exits with code 1 again and again (restarts: 1)'],
    ],
    [
      'the words of the scheduler',
      pending('0/3 nodes are available: 3 Insufficient cpu.'),
      [],
      ['HD055 no node takes it: 0/3 nodes are available: 3 Insufficient cpu.'],
    ],
    [
      'the words of the claim that it waits for, in place of those of the scheduler',
      pending('0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.'),
      [claim('FailedBinding', 'no persistent volumes available for this claim and no storage class is set')],
      ['HD056 volume claim data: no persistent volumes available for this claim and no storage class is set'],
    ],
    [
      'whom a claim waits for while nobody has refused it',
      pending('0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.'),
      [claim('ExternalProvisioning', "Waiting for a volume to be created by the external provisioner 'example.com/slow'")],
      ["HD056 volume claim data: Waiting for a volume to be created by the external provisioner 'example.com/slow'"],
    ],
    [
      'the scheduler when the claim has no word yet',
      pending('0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.'),
      [],
      ['HD056 0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.'],
    ],
    [
      'the scheduler all the same when the claim is not its reason',
      pending('0/1 nodes are available: 1 Insufficient memory.'),
      [claim('ProvisioningFailed', 'quota')],
      ['HD055 no node takes it: 0/1 nodes are available: 1 Insufficient memory.'],
    ],
    [
      'a Secret that a volume needs',
      podOf({ containers: [waiting('ContainerCreating')] }),
      [eventOf('FailedMount', 'MountVolume.SetUp failed for volume "v" : secret "login" not found')],
      ['HD052 MountVolume.SetUp failed for volume "v" : secret "login" not found'],
    ],
    [
      'another volume that is not there',
      podOf({ containers: [waiting('ContainerCreating')] }),
      [eventOf('FailedAttachVolume', 'the disk is in use')],
      ['HD056 the disk is in use'],
    ],
    ['a pod that failed', podOf({ phase: 'Failed', reason: 'DeadlineExceeded' }), [], ['HD051 the pod failed: DeadlineExceeded']],
    ['no pod that was evicted', podOf({ phase: 'Failed', reason: 'Evicted' }), [], []],
  ] as const)('%s', (_, pod, events, expected) => expect(words(pod, events)).toEqual(expected));
});

describe('a probe', () => {
  const running: ContainerStatus = { name: 'app', ready: false, state: { running: {} } };
  const pod: Pod = {
    ...podOf({ containers: [running] }),
    spec: {
      containers: [
        {
          name: 'app',
          readinessProbe: { initialDelaySeconds: 5, periodSeconds: 2 },
          startupProbe: { failureThreshold: 10, periodSeconds: 1 },
        },
      ],
    },
  };
  const failing = eventOf('Unhealthy', 'Readiness probe failed: 503');

  test('that fails is no cause by itself', () => expect(words(pod, [failing])).toEqual([]));

  test('counts under strict, after the time that both probes give', () => {
    const [signal] = podSignals(pod, [failing], { crashTolerance: 3, strict: true });
    expect(signal).toMatchObject({ code: 'HD059', patience: { kind: 'lasting', ms: 10_000 + 11_000 } });
  });

  test('of a container that does not run yet, or is ready, does not', () => {
    const others: readonly ContainerStatus[] = [waiting('ContainerCreating'), { ...running, ready: true }];
    for (const status of others)
      expect(words({ ...pod, ...podOf({ containers: [status] }), spec: pod.spec ?? {} }, [failing], true)).toEqual([]);
  });
});

test('a claim that waits for its provisioner may take until the timeout, one that is refused a minute', () => {
  const pod = pending('0/1 nodes are available: pod has unbound immediate PersistentVolumeClaims.');
  const patienceOf = (event: EventObject) => podSignals(pod, [event], { crashTolerance: 3 }).map(({ key, patience }) => [key, patience]);
  expect(patienceOf(claim('ExternalProvisioning', 'Waiting'))).toEqual([['claim-unbound', { kind: 'until-timeout' }]]);
  expect(patienceOf(claim('ProvisioningFailed', 'no'))).toEqual([['claim', { kind: 'lasting', ms: 60_000 }]]);
});
