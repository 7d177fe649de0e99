import type { Clock } from '../../core/clock/clock.ts';
import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import { hasCondition, type Pod, type WorkloadObject } from '../../core/cluster/objects.ts';
import { readWorkload } from './workload-api.ts';

export interface StuckPodPorts {
  readonly cluster: Cluster;
  readonly clock: Clock;
  readonly log: { info(line: string): void; debug(line: string): void };
}

const LOOK_MS = 2_000;

/**
 * A StatefulSet's controller waits for its broken pod to become ready before it replaces it (kubernetes#67250), so that going back alone never
 * ends. Until it is disposed of, pods that are not ready and not of the wanted revision are deleted, each guarded by its uid.
 */
export function freeStuckPods(ports: StuckPodPorts, sets: readonly { readonly namespace: string; readonly name: string }[]): Disposable {
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    while (!stop.signal.aborted && sets.length > 0) {
      await ports.clock.sleep(LOOK_MS, stop.signal);
      for (const set of sets) {
        const object = await readWorkload(ports.cluster, { kind: 'StatefulSet', ...set }, stop.signal);
        if (object !== undefined) await freeOne(ports, set.namespace, object, stop.signal);
      }
    }
  };
  run().catch((error: unknown) => {
    if (!stop.signal.aborted) ports.log.debug(`stuck pods are not looked for: ${error}`);
  });
  return { [Symbol.dispose]: () => stop.abort(new Error('the way back is over')) };
}

async function freeOne({ cluster, log }: StuckPodPorts, namespace: string, set: WorkloadObject, signal: AbortSignal): Promise<void> {
  if ((set.status?.observedGeneration ?? 0) < (set.metadata.generation ?? 1)) return;
  const base = `/api/v1/namespaces/${segment(namespace)}/pods`;
  const response = await cluster.send({ method: 'GET', path: base, signal });
  if (response.status !== 200) return;
  const { items } = JSON.parse(response.text) as { items: readonly Pod[] };
  const stuck = items.filter(
    (pod) =>
      pod.metadata.ownerReferences?.some((owner) => owner.uid === set.metadata.uid) === true &&
      pod.metadata.deletionTimestamp === undefined &&
      pod.metadata.labels?.['controller-revision-hash'] !== set.status?.updateRevision &&
      !hasCondition(pod, 'Ready'),
  );
  for (const pod of stuck) {
    const body = { apiVersion: 'v1', kind: 'DeleteOptions', preconditions: { uid: pod.metadata.uid } };
    const answer = await cluster.send({ method: 'DELETE', path: `${base}/${segment(pod.metadata.name)}`, body, signal });
    const done = answer.status < 300 ? 'deleted' : `not deleted (${answer.status})`;
    log.info(`pod ${pod.metadata.name} of the failed revision blocks its StatefulSet: ${done}`);
  }
}
