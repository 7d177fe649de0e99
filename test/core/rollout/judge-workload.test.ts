import { describe, expect, test } from '@jest/globals';
import type { EventObject, Pod, WorkloadObject } from '../../../src/core/cluster/objects.ts';
import { judgeWorkload, type Memory, NO_MEMORY, type WorkloadVerdict } from '../../../src/core/rollout/judge-workload.ts';
import { crashing, deploymentOf, eventOf, podOf, waiting } from '../../support/builders/pod.ts';

interface Look {
  readonly at: number;
  readonly pods: readonly Pod[];
  readonly events?: readonly EventObject[];
  readonly object?: WorkloadObject;
}

/** Plays looks one after the other, in seconds; the verdict of each. */
function play(looks: readonly Look[], crashTolerance = 3): readonly WorkloadVerdict[] {
  let memory: Memory = NO_MEMORY;
  return looks.map(({ at, pods, events = [], object = deploymentOf() }) => {
    const judged = judgeWorkload(
      {
        kind: 'Deployment',
        object,
        pods,
        eventsOf: (pod) => events.filter((one) => one.involvedObject?.uid === pod.metadata.uid),
        now: at * 1_000,
      },
      memory,
      { crashTolerance },
    );
    memory = judged.memory;
    return judged.verdict;
  });
}

const kinds = (looks: readonly Look[], crashTolerance?: number): readonly string[] =>
  play(looks, crashTolerance).map((verdict) => (verdict.kind === 'doomed' ? `doomed ${verdict.cause.signal.code}` : verdict.kind));

const NOT_FOUND = waiting('ErrImagePull', 'rpc error: code = NotFound desc = r/app:9: not found');
const DENIED = waiting('ImagePullBackOff', 'failed to authorize: 401 Unauthorized');

describe('one pod that never gets well', () => {
  test.each([
    [
      'an image name that is none, at once',
      [{ at: 0, pods: [podOf({ containers: [waiting('InvalidImageName', 'bad')] })] }],
      ['doomed HD050'],
    ],
    [
      'an image that is not found, after 15 s',
      [0, 10, 14, 15].map((at) => ({ at, pods: [podOf({ containers: [NOT_FOUND] })] })),
      ['progressing', 'progressing', 'progressing', 'doomed HD050'],
    ],
    [
      'an image that may not be read, after 30 s',
      [0, 29, 30].map((at) => ({ at, pods: [podOf({ containers: [DENIED] })] })),
      ['progressing', 'progressing', 'doomed HD050'],
    ],
    [
      'a registry that is overloaded, never',
      [0, 600].map((at) => ({ at, pods: [podOf({ containers: [waiting('ErrImagePull', '429 Too Many Requests')] })] })),
      ['progressing', 'progressing'],
    ],
    [
      'a missing ConfigMap, after 20 s',
      [0, 19, 20].map((at) => ({ at, pods: [podOf({ containers: [waiting('CreateContainerConfigError', 'configmap "a" not found')] })] })),
      ['progressing', 'progressing', 'doomed HD052'],
    ],
    [
      'a ConfigMap that the kubelet has not seen yet, never',
      [0, 99].map((at) => ({
        at,
        pods: [podOf({ containers: [waiting('CreateContainerConfigError', 'failed to sync configmap cache: timed out')] })],
      })),
      ['progressing', 'progressing'],
    ],
    [
      'a crash loop, at the third restart, whatever the time',
      [0, 1, 2, 3].map((restarts) => ({ at: restarts * 500, pods: [podOf({ containers: [crashing(restarts)] })] })),
      ['progressing', 'progressing', 'progressing', 'doomed HD051'],
    ],
    [
      'memory, at the second kill',
      [1, 2].map((restarts) => ({ at: 0, pods: [podOf({ containers: [crashing(restarts, 137, 'OOMKilled')] })] })),
      ['progressing', 'doomed HD054'],
    ],
    [
      'a program that is not there, at the second try',
      [0, 1].map((restarts) => ({ at: 0, pods: [podOf({ containers: [crashing(restarts, 128, 'StartError')] })] })),
      ['progressing', 'doomed HD053'],
    ],
    [
      'no node, after a minute',
      [0, 59, 60].map((at) => ({
        at,
        pods: [podOf({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes' }] })],
      })),
      ['progressing', 'progressing', 'doomed HD055'],
    ],
    [
      'no node while nodes are being added, never',
      [0, 600].map((at) => ({
        at,
        pods: [podOf({ conditions: [{ type: 'PodScheduled', status: 'False', reason: 'Unschedulable', message: '0/1 nodes' }] })],
        events: [eventOf('TriggeredScaleUp', 'pod triggered scale-up')],
      })),
      ['progressing', 'progressing'],
    ],
    ['only slow', [0, 600].map((at) => ({ at, pods: [podOf()] })), ['progressing', 'progressing']],
  ] as const)('%s', (_, looks, expected) => expect(kinds(looks)).toEqual(expected));
});

describe('several pods', () => {
  const broken = (name: string): Pod => podOf({ name, containers: [NOT_FOUND] });
  const slow = podOf({ name: 'b' });
  const ready = podOf({ name: 'b', ready: true });

  test('one that is only slow keeps the rollout alive', () => {
    expect(kinds([0, 100].map((at) => ({ at, pods: [broken('a'), slow] })))).toEqual(['progressing', 'progressing']);
  });

  test('one that becomes ready sets the clocks of the others back', () => {
    const looks = [
      { at: 0, pods: [broken('a'), broken('b')] },
      { at: 14, pods: [broken('a'), ready] },
      { at: 28, pods: [broken('a'), ready] },
      { at: 29, pods: [broken('a'), ready] },
    ];
    expect(kinds(looks)).toEqual(['progressing', 'progressing', 'progressing', 'doomed HD050']);
  });

  test('restarts before the first success do not count afterwards', () => {
    const looks = [
      { at: 0, pods: [podOf({ containers: [crashing(2)] })] },
      { at: 1, pods: [podOf({ ready: true, containers: [crashing(2)] })] },
      { at: 2, pods: [podOf({ containers: [crashing(3)] })] },
      { at: 3, pods: [podOf({ containers: [crashing(5)] })] },
    ];
    expect(kinds(looks)).toEqual(['progressing', 'progressing', 'progressing', 'doomed HD051']);
  });

  test.each([
    ['without a readiness probe being ready between two crashes proves nothing', {}, 'doomed HD051'],
    ['with one it does', { readinessProbe: {} }, 'progressing'],
  ])('%s', (_, probe, last) => {
    const pod = (ready: boolean, restarts: number): Pod => ({
      ...podOf({ ready, containers: [crashing(restarts)] }),
      spec: { containers: [{ name: 'app', ...probe }] },
    });
    const looks = [0, 1, 2, 3].flatMap((restarts) => [
      { at: restarts * 10, pods: [pod(true, restarts)] },
      { at: restarts * 10 + 2, pods: [pod(false, restarts)] },
    ]);
    expect(kinds(looks)).toEqual([...Array.from({ length: 7 }, () => 'progressing'), last]);
  });
});

test('under strict one pod beyond hope is enough', () => {
  const [broken, slow] = [podOf({ name: 'a', containers: [waiting('InvalidImageName', 'bad')] }), podOf({ name: 'b' })];
  const look = { kind: 'Deployment', object: deploymentOf(), pods: [slow, broken], eventsOf: () => [], now: 0 } as const;
  const kind = (strict: boolean): string => judgeWorkload(look, NO_MEMORY, { crashTolerance: 3, strict }).verdict.kind;
  expect([kind(false), kind(true)]).toEqual(['progressing', 'doomed']);
});

describe('the controller', () => {
  const condition = (type: string, status: string, reason: string, message: string) => [{ type, status, reason, message }];

  test('that gave up is told by the cause of its pods, when there is one', () => {
    const object = deploymentOf({ conditions: condition('Progressing', 'False', 'ProgressDeadlineExceeded', 'too slow') });
    const own = play([{ at: 0, pods: [podOf()], object }])[0];
    expect(own).toMatchObject({ kind: 'doomed', cause: { signal: { code: 'HD058', sentence: 'too slow' } } });
    const pods = play([{ at: 0, pods: [podOf({ containers: [waiting('InvalidImageName', 'bad')] })], object }])[0];
    expect(pods).toMatchObject({ kind: 'doomed', cause: { signal: { code: 'HD050' } } });
  });

  test('that may not make pods is beyond hope after 15 s', () => {
    const object = deploymentOf({ conditions: condition('ReplicaFailure', 'True', 'FailedCreate', 'exceeded quota: pods') });
    expect(kinds([0, 14, 15].map((at) => ({ at, pods: [], object })))).toEqual(['progressing', 'progressing', 'doomed HD057']);
  });

  test('whose counts are full is ready', () => {
    const object = deploymentOf({ replicas: 2, updatedReplicas: 2, availableReplicas: 2 });
    expect(kinds([{ at: 0, pods: [], object }])).toEqual(['ready']);
  });

  test('whose old pod is available is told with the new pods alone', () => {
    const object = deploymentOf({ replicas: 2, updatedReplicas: 1, availableReplicas: 1 }, 1);
    expect(play([{ at: 0, pods: [podOf()], object }])[0]?.readiness).toEqual({ done: false, ready: 0, wanted: 1 });
  });
});
