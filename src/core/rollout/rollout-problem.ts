import { formatDuration } from '../clock/duration.ts';
import type { EventObject, Pod } from '../cluster/objects.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { Trouble } from './judge-workload.ts';
import type { FailureClass } from './signal.ts';
import { claimWords, waitsForClaim } from './unbound-claim.ts';

const REMEDY: Readonly<Record<FailureClass, string>> = {
  'image-pull': 'Publish the image for the platform of the nodes, or correct its name or the pull secret.',
  'crash-loop': 'Read the last lines of its log in the summary.',
  'missing-config': 'Create the ConfigMap, Secret or key that it names, or mark the reference optional.',
  'start-error': "Correct the container's command: the image does not hold what it names.",
  'out-of-memory': 'Raise resources.limits.memory, or make it need less.',
  unschedulable: 'Give the nodes room, or change requests, nodeSelector or tolerations.',
  volume: 'Look at the PersistentVolumeClaim and its StorageClass.',
  'quota-or-admission': "Raise the quota, or change the pod so that the namespace's policies take it.",
  'progress-deadline': 'Read the events in the summary.',
  'job-failed': 'Read the last lines of its log in the summary.',
  timeout: 'Read the states of the pods in the summary; raise timeout if they were only slow.',
};

/** The one sentence of a rollout that was ended early. */
export const doomedProblem = (workload: string, cause: Trouble): Problem => ({
  code: cause.signal.code,
  fault: 'user',
  what: oneLine(`${workload}: ${cause.signal.sentence}`, 700),
  where: cause.pod === undefined ? workload : `pod ${cause.pod.metadata.name}`,
  remedy: REMEDY[cause.signal.failureClass],
});

/** A pod that was not ready at the timeout, and why as far as it is known. */
export interface Unready {
  readonly workload: string;
  readonly pod: Pod;
  readonly sentence: string;
}

/** HD059: the last state of every unready pod. */
export const timeoutProblem = (timeoutMs: number, unready: readonly Unready[], where: string): Problem => ({
  code: 'HD059',
  fault: 'user',
  what: `the rollout was not done after ${formatDuration(timeoutMs)}${unready.length === 0 ? '' : `: ${unready.map(unreadyText).slice(0, 5).join('; ')}${unready.length > 5 ? ` and ${unready.length - 5} more` : ''}`}`,
  where,
  remedy: REMEDY.timeout,
});

const unreadyText = ({ workload, pod, sentence }: Unready): string => `${workload}, pod ${pod.metadata.name}: ${oneLine(sentence, 200)}`;

/** Why a pod without a signal is not ready: a probe that fails, or what it is waiting for. */
export function waitingSentence(pod: Pod, events: readonly EventObject[]): string {
  const probe = events.findLast((event) => event.reason === 'Unhealthy');
  if (probe !== undefined) return `not ready: ${oneLine(probe.message ?? '')}`;
  const waiting = pod.status?.containerStatuses?.find((status) => status.state?.waiting !== undefined);
  if (waiting !== undefined) return `container ${waiting.name} is waiting: ${oneLine(waiting.state?.waiting?.reason ?? '')}`;
  const claim = waitsForClaim(pod) ? claimWords(events) : undefined;
  if (claim !== undefined) return oneLine(claim);
  const blocked = pod.status?.conditions?.find((condition) => condition.type === 'Ready' && condition.status !== 'True');
  return oneLine(`${pod.status?.phase ?? 'unknown'}: ${blocked?.message ?? blocked?.reason ?? 'not ready'}`);
}
