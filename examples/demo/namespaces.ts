import { readFile, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import type { ClusterView } from './cluster-view.ts';

export const STAGING = 'shop-staging';
export const PRODUCTION = 'shop-production';
const ALL = [STAGING, PRODUCTION];
const MARK = 'tidegate-demo';

/**
 * The two namespaces, empty, each with the Role of deploy/rbac.yaml for `user`. Those of an earlier demo are replaced; one that is somebody's own
 * is never touched: throws. `folder` takes temporary files.
 */
export async function makeNamespaces(cluster: ClusterView, user: string, folder: string): Promise<void> {
  const found = await cluster.json<{ items: { metadata: { name: string; labels?: Record<string, string> } }[] }>('get', 'namespaces');
  for (const { metadata } of found.items) {
    if (ALL.includes(metadata.name) && metadata.labels?.[MARK] === undefined)
      throw new Error(`the cluster has a namespace ${metadata.name} that is not this demo's (no label ${MARK}): nothing was done`);
  }
  await removeNamespaces(cluster, true);
  const template = await readFile(join(import.meta.dirname, '..', 'shop', 'deploy', 'rbac.yaml'), 'utf8');
  for (const namespace of ALL) {
    const path = join(folder, `${namespace}.yaml`);
    const rights = template.replaceAll('NAMESPACE', namespace).replaceAll('USER', user);
    const self = `apiVersion: v1\nkind: Namespace\nmetadata: { name: ${namespace}, labels: { ${MARK}: "true" } }\n---\n`;
    await writeFile(path, self + rights);
    await cluster.kubectl('apply', '-f', path);
  }
}

/** Takes the demo's namespaces away, with all that is in them; with `wait` it returns when they are gone. */
export async function removeNamespaces(cluster: ClusterView, wait: boolean): Promise<void> {
  await cluster.kubectl('delete', 'namespaces', '-l', MARK, `--wait=${wait}`);
}
