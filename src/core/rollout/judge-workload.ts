import { type EventObject, hasCondition, type Pod, type WorkloadObject } from '../cluster/objects.ts';
import type { WorkloadKind } from '../manifest/pod-specs.ts';
import { podSignals, type SignalOptions } from './pod-signals.ts';
import { judgeReadiness, type Readiness, workloadSignals } from './readiness.ts';
import type { Signal } from './signal.ts';

/** One look at a workload and the pods of its new revision. */
export interface WorkloadLook {
  readonly kind: WorkloadKind;
  readonly object: WorkloadObject;
  readonly pods: readonly Pod[];
  readonly eventsOf: (pod: Pod) => readonly EventObject[];
  /** Milliseconds on a monotonic clock. */
  readonly now: number;
}

/** What earlier looks left behind: since when each signal is seen, and restarts that no longer count. */
export interface Memory {
  readonly firstSeen: Readonly<Record<string, number>>;
  readonly restartsBefore: Readonly<Record<string, number>>;
  readonly readyPods: readonly string[];
}

export const NO_MEMORY: Memory = { firstSeen: {}, restartsBefore: {}, readyPods: [] };

/** A pod and what is wrong with it. */
export interface Trouble {
  /** Absent when the controller itself complains. */
  readonly pod?: Pod;
  readonly signal: Signal;
}

export type WorkloadVerdict =
  | { readonly kind: 'ready'; readonly readiness: Readiness }
  | { readonly kind: 'progressing'; readonly readiness: Readiness; readonly troubles: readonly Trouble[] }
  | { readonly kind: 'doomed'; readonly readiness: Readiness; readonly troubles: readonly Trouble[]; readonly cause: Trouble };

/**
 * Judges one workload from one look and the memory of the looks before. It is doomed when its controller gave up, or when every pod of the
 * new revision that is not ready is beyond hope (under `strict`, when one is); a pod that becomes ready
 * sets all clocks and counters back, so that a slow start passes; one without a readiness probe does not, being ready between two crashes.
 */
export function judgeWorkload(
  look: WorkloadLook,
  before: Memory,
  options: SignalOptions,
): { readonly verdict: WorkloadVerdict; readonly memory: Memory } {
  const ready = look.pods.filter((pod) => hasCondition(pod, 'Ready')).map(uid);
  const grew = look.pods.some((pod) => ready.includes(uid(pod)) && !before.readyPods.includes(uid(pod)) && isProbed(pod));
  const restarts = restartCounts(look.pods);
  const restartsBefore = grew ? restarts : before.restartsBefore;
  const unready = look.pods.filter((pod) => !ready.includes(uid(pod)));
  const own = workloadSignals(look.object).map((signal): Trouble => ({ signal }));
  const ofPods = unready.map((pod) => podSignals(pod, look.eventsOf(pod), options).map((signal): Trouble => ({ pod, signal })));
  const troubles = [...own, ...ofPods.flat()];
  const started = grew ? {} : before.firstSeen;
  const firstSeen = Object.fromEntries(troubles.map((trouble) => [keyOf(trouble), started[keyOf(trouble)] ?? look.now]));
  const memory: Memory = { firstSeen, restartsBefore, readyPods: ready };
  const whole = judgeReadiness(look.kind, look.object);
  if (whole.done) return { verdict: { kind: 'ready', readiness: whole }, memory };
  // The controller's own counts take an old pod that is available for one of the new ones.
  const readiness: Readiness = { ...whole, ready: ready.length };
  const isFatal = (trouble: Trouble): boolean => beyondHope(trouble, look.now, memory);
  const ownCause = own.find(isFatal);
  const podCauses = ofPods.map((list) => list.find(isFatal));
  const known = podCauses.find((one) => one !== undefined);
  const cause = deeper(ownCause, podCauses) ?? (options.strict || podCauses.every((one) => one !== undefined) ? known : undefined);
  const verdict: WorkloadVerdict =
    cause === undefined ? { kind: 'progressing', readiness, troubles } : { kind: 'doomed', readiness, troubles, cause };
  return { verdict, memory };
}

/** A controller that gave up says less than its pods: their cause is told when there is one. */
const deeper = (own: Trouble | undefined, pods: readonly (Trouble | undefined)[]): Trouble | undefined =>
  own === undefined ? undefined : own.signal.code === 'HD058' ? (pods.find((cause) => cause !== undefined) ?? own) : own;

function beyondHope({ pod, signal }: Trouble, now: number, memory: Memory): boolean {
  switch (signal.patience.kind) {
    case 'none':
      return true;
    case 'lasting':
      return now - (memory.firstSeen[keyOf({ ...(pod === undefined ? {} : { pod }), signal })] ?? now) >= signal.patience.ms;
    case 'restarts':
      return (
        (signal.restarts ?? 0) - (memory.restartsBefore[`${pod === undefined ? '' : uid(pod)}/${signal.key}`] ?? 0) >= signal.patience.count
      );
    case 'until-timeout':
      return false;
  }
}

/** Whether being ready is more than having been started. */
const isProbed = ({ spec }: Pod): boolean => spec?.containers?.some((one) => one.readinessProbe !== undefined) ?? true;

const uid = (pod: Pod): string => pod.metadata.uid ?? pod.metadata.name;
const keyOf = ({ pod, signal }: Trouble): string => `${pod === undefined ? '' : uid(pod)}/${signal.key}`;

/** Restarts by the keys of the crash signals. */
const restartCounts = (pods: readonly Pod[]): Readonly<Record<string, number>> =>
  Object.fromEntries(
    pods.flatMap((pod) =>
      [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])].map(
        (status) => [`${uid(pod)}/crash/${status.name}`, status.restartCount ?? 0] as const,
      ),
    ),
  );
