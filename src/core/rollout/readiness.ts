import type { WorkloadObject } from '../cluster/objects.ts';
import type { WorkloadKind } from '../manifest/pod-specs.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Signal } from './signal.ts';

/** How far a workload's controller has brought it, by kstatus' rules: the generation first, then the counts. */
export interface Readiness {
  readonly done: boolean;
  readonly ready: number;
  readonly wanted: number;
}

/** Judges Deployment, StatefulSet or DaemonSet. */
export function judgeReadiness(kind: WorkloadKind, object: WorkloadObject): Readiness {
  const { status = {}, metadata } = object;
  const observed = (status.observedGeneration ?? 0) >= (metadata.generation ?? 1);
  if (kind === 'DaemonSet') {
    const wanted = status.desiredNumberScheduled ?? 0;
    const ready = Math.min(status.updatedNumberScheduled ?? 0, status.numberAvailable ?? 0);
    return { done: observed && ready >= wanted, ready, wanted };
  }
  const wanted = object.spec?.replicas ?? 1;
  const updated = object.spec?.updateStrategy?.type === 'OnDelete' ? wanted : (status.updatedReplicas ?? 0);
  const up = kind === 'Deployment' ? (status.availableReplicas ?? 0) : (status.readyReplicas ?? 0);
  const ready = Math.min(updated, up);
  const noOld = (status.replicas ?? 0) <= wanted;
  return { done: observed && ready >= wanted && noOld, ready, wanted };
}

/** What the controller itself complains of. */
export function workloadSignals(object: WorkloadObject): readonly Signal[] {
  const conditions = object.status?.conditions ?? [];
  const signals: Signal[] = [];
  const stuck = conditions.find((one) => one.type === 'Progressing' && one.status === 'False' && one.reason === 'ProgressDeadlineExceeded');
  if (stuck !== undefined)
    signals.push({
      key: 'deadline',
      code: 'HD058',
      failureClass: 'progress-deadline',
      patience: { kind: 'none' },
      sentence: oneLine(stuck.message ?? 'it made no progress in time'),
    });
  const refused = conditions.find((one) => one.type === 'ReplicaFailure' && one.status === 'True');
  if (refused !== undefined)
    signals.push({
      key: 'refused',
      code: 'HD057',
      failureClass: 'quota-or-admission',
      patience: { kind: 'lasting', ms: 15_000 },
      sentence: `its pods are refused: ${oneLine(refused.message ?? refused.reason ?? '')}`,
    });
  return signals;
}
