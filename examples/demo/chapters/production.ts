import type { Scene } from '../set-stage.ts';

/** The newest entry of the release's deployment record, in the cluster. */
export interface RecordEntry {
  readonly result: string;
  readonly commit: string;
  readonly release: { readonly revision: number };
  readonly approvals: readonly { readonly user: string }[];
  readonly smoke: { readonly verdict: string };
  readonly rollback?: { readonly revision: number; readonly smoke: string };
}

/** What stands in the ConfigMap `tidegate-record-shop`, newest last. */
export async function records({ cluster }: Scene): Promise<readonly RecordEntry[]> {
  const map = await cluster.json<{ data: Record<string, string> }>('get', 'configmap', 'tidegate-record-shop', '-n', 'shop-production');
  return JSON.parse(map.data.records ?? '[]') as RecordEntry[];
}

/** The pods by uid: equal before and after means that nothing was restarted. */
export async function podIds({ cluster }: Scene): Promise<readonly string[]> {
  const pods = await cluster.json<{ items: { metadata: { uid: string } }[] }>('get', 'pods', '-n', 'shop-production');
  return pods.items.map((pod) => pod.metadata.uid).sort();
}

/** Everything that a deployment writes, as the API server numbers its changes: equal before and after means that nothing was written. */
export async function objectVersions({ cluster }: Scene): Promise<readonly string[]> {
  const kinds = 'deployments.apps,services,configmaps,secrets';
  const list = await cluster.json<{ items: { kind: string; metadata: { name: string; resourceVersion: string } }[] }>(
    ...['get', kinds, '-n', 'shop-production'],
  );
  return list.items.map(({ kind, metadata }) => `${kind}/${metadata.name}@${metadata.resourceVersion}`).sort();
}

/** GitHub's view: the deployments of production with the description of each one's last status, oldest first. */
export function deployments({ github }: Scene): readonly { readonly task: string; readonly state: string; readonly description: string }[] {
  return github.bed.world.deployments
    .filter((deployment) => deployment.environment === 'production')
    .map((deployment) => {
      const last = deployment.statuses.at(-1);
      return { task: deployment.task, state: last?.state ?? '', description: last?.description ?? '' };
    });
}

/** The leases that Tidegate left in production; none once a run has ended. */
export async function leases({ cluster }: Scene): Promise<readonly string[]> {
  const list = await cluster.json<{ items: { metadata: { name: string } }[] }>('get', 'leases', '-n', 'shop-production');
  return list.items.map((lease) => lease.metadata.name);
}
