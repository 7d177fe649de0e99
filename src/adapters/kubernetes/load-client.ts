/** The Kubernetes client's values. */
export type KubernetesClient = typeof import('./client-chunk.ts');

/**
 * Loads the Kubernetes client when a cluster is really used. In a bundle the build points this import at `../kubernetes/index.js`,
 * the chunk that all bundles share; the remark keeps the bundler's hands off it.
 */
export const loadKubernetesClient = (): Promise<KubernetesClient> => import(/* webpackIgnore: true */ './client-chunk.ts');
