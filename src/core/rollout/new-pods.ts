import type { Pod, WorkloadObject } from '../cluster/objects.ts';
import type { WorkloadKind } from '../manifest/pod-specs.ts';

const REVISION = 'deployment.kubernetes.io/revision';
const DAEMON_GENERATION = 'deprecated.daemonset.template.generation';

const ownedBy = (object: { readonly metadata: Pod['metadata'] }, uid: string | undefined): boolean =>
  object.metadata.ownerReferences?.some((owner) => owner.uid === uid && owner.controller === true) ?? false;

/**
 * The pods of a workload's newest revision: by the newest ReplicaSet of a Deployment, by `updateRevision` of a StatefulSet, by the template's
 * generation of a DaemonSet. Empty until the controller has seen the newest generation; pods that are being deleted do not count.
 */
export function newPods(
  kind: WorkloadKind,
  object: WorkloadObject,
  replicaSets: readonly WorkloadObject[],
  pods: readonly Pod[],
): readonly Pod[] {
  if ((object.status?.observedGeneration ?? 0) < (object.metadata.generation ?? 1)) return [];
  const living = pods.filter((pod) => pod.metadata.deletionTimestamp === undefined);
  switch (kind) {
    case 'Deployment': {
      const newest = newestReplicaSet(object, replicaSets);
      return newest === undefined ? [] : living.filter((pod) => ownedBy(pod, newest.metadata.uid));
    }
    case 'StatefulSet': {
      const hash = object.status?.updateRevision;
      return living.filter((pod) => ownedBy(pod, object.metadata.uid) && pod.metadata.labels?.['controller-revision-hash'] === hash);
    }
    case 'DaemonSet': {
      const generation = object.metadata.annotations?.[DAEMON_GENERATION];
      return living.filter((pod) => ownedBy(pod, object.metadata.uid) && pod.metadata.labels?.['pod-template-generation'] === generation);
    }
  }
}

/** The ReplicaSet with the Deployment's own revision number. */
export function newestReplicaSet(deployment: WorkloadObject, replicaSets: readonly WorkloadObject[]): WorkloadObject | undefined {
  const revision = deployment.metadata.annotations?.[REVISION];
  const own = replicaSets.filter((set) => ownedBy(set, deployment.metadata.uid));
  return own.find((set) => set.metadata.annotations?.[REVISION] === revision);
}
