import { describe, expect, test } from '@jest/globals';
import { evidenceLines, mergedEvents, renderEvidence, stateText, type WorkloadEvidence } from '../../../src/core/rollout/evidence.ts';
import { crashing, eventOf, podOf, waiting } from '../../support/builders/pod.ts';

const EVIDENCE: WorkloadEvidence = {
  workload: 'deployment/web',
  pods: [
    {
      pod: podOf({ containers: [crashing(3)] }),
      logs: [{ container: 'app', which: 'previous', text: 'connecting\npanic: no database\n' }],
    },
  ],
  events: [eventOf('BackOff', 'Back-off restarting failed container', { count: 4 })],
};

describe('the state of a container', () => {
  test.each([
    [waiting('ErrImagePull', 'not found'), 'waiting: ErrImagePull: not found'],
    [crashing(3), 'waiting: CrashLoopBackOff: back-off (last: exit code 1, Error)'],
    [{ name: 'a', state: { terminated: { exitCode: 2, reason: 'Error' } } }, 'terminated: exit code 2, Error'],
    [{ name: 'a', ready: true, state: { running: {} } }, 'running, ready'],
    [
      { name: 'a', state: { running: {} }, lastState: { terminated: { exitCode: 9, reason: 'OOMKilled' } } },
      'running, not ready (last: exit code 9, OOMKilled)',
    ],
    [{ name: 'a' }, 'unknown'],
  ] as const)('%#', (status, expected) => expect(stateText(status)).toBe(expected));
});

test('the same words of the same object stand once, with their number; warnings first', () => {
  const events = [
    eventOf('Pulled', 'ok', { type: 'Normal' }),
    eventOf('BackOff', 'again'),
    eventOf('BackOff', 'again', { series: { count: 3 } }),
  ];
  expect(mergedEvents(events).map(({ reason, count }) => [reason, count])).toEqual([
    ['BackOff', 4],
    ['Pulled', 1],
  ]);
});

test('the log shows states, events and the last words of the container', () => {
  expect(evidenceLines([EVIDENCE]).split('\n')).toEqual([
    'deployment/web:',
    '  pod web-new-1, container app: waiting: CrashLoopBackOff: back-off (last: exit code 1, Error), restarts 3',
    '  event pod/web-new-1 BackOff (4 times): Back-off restarting failed container',
    '  previous log of pod web-new-1, container app:',
    '    connecting',
    '    panic: no database',
  ]);
});

test('the summary folds the log and shows the rest as tables', () => {
  const markdown = renderEvidence([EVIDENCE]);
  expect(markdown).toContain('| `web-new-1` | `app` | ');
  expect(markdown).toContain('<details><summary>web-new-1, container app, previous log</summary>');
  expect(markdown).toContain('panic: no database');
});
