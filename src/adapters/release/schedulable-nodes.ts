import type { Cluster } from '../../core/cluster/cluster.ts';
import { hasCondition, type KubeObject } from '../../core/cluster/objects.ts';
import type { NodeFacts } from '../../core/preflight/fitting-nodes.ts';

type Node = KubeObject & {
  readonly spec?: { readonly unschedulable?: boolean; readonly taints?: NodeFacts['taints'] };
  readonly status?: {
    readonly nodeInfo?: { readonly operatingSystem?: string; readonly architecture?: string };
    readonly conditions?: readonly { readonly type: string; readonly status: string }[];
  };
};

/** The nodes that take pods now; undefined when nodes may not be read, which is usual for a namespaced Role. */
export async function schedulableNodes(cluster: Cluster, signal: AbortSignal): Promise<readonly NodeFacts[] | undefined> {
  const response = await cluster.send({ method: 'GET', path: '/api/v1/nodes?limit=500', signal });
  if (response.status !== 200) return undefined;
  const { items } = JSON.parse(response.text) as { items: readonly Node[] };
  const taking = items.filter((node) => node.spec?.unschedulable !== true && hasCondition(node, 'Ready'));
  return taking.map(({ metadata, spec, status }) => ({
    platform: `${status?.nodeInfo?.operatingSystem}/${status?.nodeInfo?.architecture}`,
    labels: metadata.labels ?? {},
    taints: spec?.taints ?? [],
  }));
}
