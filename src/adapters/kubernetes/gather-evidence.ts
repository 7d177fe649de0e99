import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import { type EventObject, hasCondition, type Pod, type WorkloadObject } from '../../core/cluster/objects.ts';
import type { WorkloadKind } from '../../core/manifest/pod-specs.ts';
import type { LogTail, PodEvidence, WorkloadEvidence } from '../../core/rollout/evidence.ts';
import { newestReplicaSet, newPods } from '../../core/rollout/new-pods.ts';
import { readWorkload } from './workload-api.ts';

export interface EvidenceSubject {
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
}

const LOG_LINES = 50;
const LOG_BYTES = 100_000;
const PODS_EACH = 3;
const BUDGET_MS = 10_000;

/**
 * What workloads show of a failure: states of at most three pods of the new revision each (those that are not ready first), their logs, and
 * the events of all that belongs to them. Whatever may not be read is left out; it never throws, and takes at most ten seconds.
 */
export async function gatherEvidence(cluster: Cluster, subjects: readonly EvidenceSubject[]): Promise<readonly WorkloadEvidence[]> {
  const signal = AbortSignal.timeout(BUDGET_MS);
  const namespaces = [...new Set(subjects.map((subject) => subject.namespace))];
  const seen = new Map(
    await Promise.all(namespaces.map(async (namespace) => [namespace, await look(cluster, namespace, signal)] as const)),
  );
  return Promise.all(
    subjects.map(async (subject) => {
      const object = await readWorkload(cluster, subject, signal).catch(() => undefined);
      const { pods, replicaSets, events } = seen.get(subject.namespace) ?? NOTHING;
      const fresh = object === undefined ? [] : newPods(subject.kind, object, replicaSets, pods);
      const failing = fresh.filter((pod) => !hasCondition(pod, 'Ready'));
      const shown = (failing.length > 0 ? failing : fresh).slice(0, PODS_EACH);
      const newest = object === undefined || subject.kind !== 'Deployment' ? undefined : newestReplicaSet(object, replicaSets);
      const claims = fresh.flatMap((pod) => pod.spec?.volumes?.flatMap(({ persistentVolumeClaim: claim }) => claim?.claimName ?? []) ?? []);
      const names = [
        subject,
        ...claims.map((name) => ({ name })),
        ...fresh.map((pod) => pod.metadata),
        ...(newest === undefined ? [] : [newest.metadata]),
      ].map(({ name }) => name);
      return {
        workload: `${subject.kind.toLowerCase()}/${subject.name}`,
        pods: await Promise.all(shown.map((pod) => podEvidence(cluster, pod, signal))),
        events: events.filter((event) => names.includes(event.involvedObject?.name ?? '')),
      };
    }),
  );
}

interface Looked {
  readonly pods: readonly Pod[];
  readonly replicaSets: readonly WorkloadObject[];
  readonly events: readonly EventObject[];
}

const NOTHING: Looked = { pods: [], replicaSets: [], events: [] };

async function look(cluster: Cluster, namespace: string, signal: AbortSignal): Promise<Looked> {
  const list = async <T>(path: string): Promise<readonly T[]> => {
    const response = await cluster.send({ method: 'GET', path, signal }).catch(() => undefined);
    return response?.status === 200 ? (JSON.parse(response.text) as { items: readonly T[] }).items : [];
  };
  const at = segment(namespace);
  const [pods, replicaSets, events] = await Promise.all([
    list<Pod>(`/api/v1/namespaces/${at}/pods`),
    list<WorkloadObject>(`/apis/apps/v1/namespaces/${at}/replicasets`),
    list<EventObject>(`/api/v1/namespaces/${at}/events`),
  ]);
  return { pods, replicaSets, events };
}

/** A pod with the logs of its containers that are not well: what the current life said, and the one before. */
export async function podEvidence(cluster: Cluster, pod: Pod, signal: AbortSignal): Promise<PodEvidence> {
  const statuses = [...(pod.status?.initContainerStatuses ?? []), ...(pod.status?.containerStatuses ?? [])];
  const wanted = statuses.flatMap((status): readonly (readonly [string, LogTail['which']])[] => {
    const current = status.state?.running !== undefined || status.state?.terminated !== undefined;
    const previous = status.lastState?.terminated !== undefined;
    return [...(previous ? [[status.name, 'previous'] as const] : []), ...(current ? [[status.name, 'current'] as const] : [])];
  });
  const logs = await Promise.all(wanted.map(([container, which]) => readLog(cluster, pod, container, which, signal)));
  return { pod, logs: logs.filter((tail) => tail.text.trim() !== '') };
}

/** The kubelet answers 200 with this when the runtime has removed the container already. */
const GONE = /^unable to retrieve container logs for \S+$/;

async function readLog(cluster: Cluster, pod: Pod, container: string, which: LogTail['which'], signal: AbortSignal): Promise<LogTail> {
  const query = `container=${encodeURIComponent(container)}&tailLines=${LOG_LINES}&limitBytes=${LOG_BYTES}${which === 'previous' ? '&previous=true' : ''}`;
  const path = `/api/v1/namespaces/${segment(pod.metadata.namespace ?? '')}/pods/${segment(pod.metadata.name)}/log?${query}`;
  const response = await cluster.send({ method: 'GET', path, signal }).catch(() => undefined);
  return { container, which, text: response?.status === 200 && !GONE.test(response.text) ? response.text : '' };
}
