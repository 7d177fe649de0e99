import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import type { WorkloadObject } from '../../core/cluster/objects.ts';
import type { WorkloadKind } from '../../core/manifest/pod-specs.ts';

/** The resource names of the workload kinds, all in apps/v1. */
export const RESOURCES: Readonly<Record<WorkloadKind, string>> = {
  Deployment: 'deployments',
  StatefulSet: 'statefulsets',
  DaemonSet: 'daemonsets',
};

/** `/apis/apps/v1/namespaces/shop/deployments`. */
export const workloadsPath = (kind: WorkloadKind, namespace: string): string =>
  `/apis/apps/v1/namespaces/${segment(namespace)}/${RESOURCES[kind]}`;

/** One workload as it is now; undefined when it does not exist or may not be read. */
export async function readWorkload(
  cluster: Cluster,
  at: { readonly kind: WorkloadKind; readonly namespace: string; readonly name: string },
  signal?: AbortSignal,
): Promise<WorkloadObject | undefined> {
  const path = `${workloadsPath(at.kind, at.namespace)}/${segment(at.name)}`;
  const response = await cluster.send({ method: 'GET', path, ...(signal === undefined ? {} : { signal }) });
  return response.status === 200 ? (JSON.parse(response.text) as WorkloadObject) : undefined;
}
