/** How a release was brought to the cluster. */
export type ReleaseKind = 'chart' | 'manifests';

/** The line that takes a release back without Tidegate's own `mode: rollback`; only helm has one. */
export const goBackLine = (
  kind: ReleaseKind,
  { release, namespace }: { readonly release: string; readonly namespace: string },
  revision: number,
): string =>
  kind === 'chart'
    ? `helm rollback ${release} ${revision} --namespace ${namespace} --wait`
    : `apply the manifests of revision ${revision} again; Secret tidegate-set-${release}.v${revision} in namespace ${namespace} holds them`;
