import { segment } from '../../core/cluster/cluster.ts';
import { hasCondition, type Pod, type WorkloadObject } from '../../core/cluster/objects.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { readWorkload } from '../kubernetes/workload-api.ts';
import type { HelmSession } from './session.ts';

const LOOK_MS = 2_000;

/**
 * A StatefulSet's controller waits for its broken pod to become ready before it replaces it (kubernetes#67250), so that a rollback alone never
 * ends. Beside helm's rollback, pods that are not ready and not of the wanted revision are deleted, each guarded by its uid.
 */
export function rescueStatefulSets(session: HelmSession, revision: number): Disposable & { stop(): void } {
  const { ports, store, settings } = session;
  const stop = new AbortController();
  const run = async (): Promise<void> => {
    const release = await store.read(revision);
    const sets = workloadsOf(readManifest(release?.manifest ?? '', settings.namespace)).filter((one) => one.kind === 'StatefulSet');
    while (!stop.signal.aborted && sets.length > 0) {
      await ports.clock.sleep(LOOK_MS, stop.signal);
      for (const set of sets) {
        const object = await readWorkload(ports.cluster, set, stop.signal);
        if (object !== undefined) await freeStuck(session, object, stop.signal);
      }
    }
  };
  run().catch((error: unknown) => {
    if (!stop.signal.aborted) ports.log.debug(`stuck pods are not looked for: ${error}`);
  });
  const end = (): void => stop.abort(new Error('the rollback is over'));
  return { stop: end, [Symbol.dispose]: end };
}

async function freeStuck({ ports, settings }: HelmSession, set: WorkloadObject, signal: AbortSignal): Promise<void> {
  if ((set.status?.observedGeneration ?? 0) < (set.metadata.generation ?? 1)) return;
  const base = `/api/v1/namespaces/${segment(settings.namespace)}/pods`;
  const response = await ports.cluster.send({ method: 'GET', path: base, signal });
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
    const answer = await ports.cluster.send({ method: 'DELETE', path: `${base}/${segment(pod.metadata.name)}`, body, signal });
    ports.log.info(
      `pod ${pod.metadata.name} of the failed revision blocks its StatefulSet: ${answer.status < 300 ? 'deleted' : `not deleted (${answer.status})`}`,
    );
  }
}
