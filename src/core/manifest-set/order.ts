import type { SetObject } from './set-object.ts';

/** What comes first; objects of one row are written side by side. Kinds that are not named are custom resources or new ones: see `OTHERS`. */
const ROWS: readonly (readonly string[])[] = [
  ['Namespace'],
  ['CustomResourceDefinition'],
  ['PriorityClass', 'RuntimeClass', 'ServiceAccount', 'ClusterRole', 'Role', 'ClusterRoleBinding', 'RoleBinding'],
  ['ResourceQuota', 'LimitRange', 'NetworkPolicy', 'ConfigMap', 'Secret'],
  ['StorageClass', 'PersistentVolume', 'PersistentVolumeClaim'],
  ['Service', 'Endpoints', 'EndpointSlice'],
  [],
  ['PodDisruptionBudget', 'Pod', 'ReplicationController', 'ReplicaSet', 'Deployment', 'StatefulSet', 'DaemonSet', 'Job', 'CronJob'],
  ['HorizontalPodAutoscaler', 'Ingress', 'IngressClass', 'APIService'],
  ['ValidatingWebhookConfiguration', 'MutatingWebhookConfiguration', 'ValidatingAdmissionPolicy', 'ValidatingAdmissionPolicyBinding'],
];

/** Custom resources stand before the workloads, which may mount what comes out of them. */
const OTHERS = ROWS.findIndex((kinds) => kinds.length === 0);

const rowOf = (object: Pick<SetObject, 'kind'>): number => {
  const row = ROWS.findIndex((kinds) => kinds.includes(object.kind));
  return row < 0 ? OTHERS : row;
};

/** Namespaces and CRDs: other objects of the set cannot even be tried before they stand. */
export const isFoundation = (object: Pick<SetObject, 'kind'>): boolean => rowOf(object) < 2;

/** The objects row by row, first row first; empty rows are left out. Within a row the order of the files stays. */
export function inRows<T extends Pick<SetObject, 'kind'>>(objects: readonly T[]): readonly (readonly T[])[] {
  return ROWS.map((_, row) => objects.filter((object) => rowOf(object) === row)).filter((row) => row.length > 0);
}
