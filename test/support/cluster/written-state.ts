import type { HelmStage } from './helm-stage.ts';

const KINDS = 'deployments,statefulsets,daemonsets,configmaps,services,serviceaccounts';
/** Written by the controllers at each change of a template. */
const COUNTERS = ['deployment.kubernetes.io/revision', 'deprecated.daemonset.template.generation'];
/** Made by the cluster itself in every namespace. */
const NOT_OURS = ['ConfigMap/kube-root-ca.crt', 'ServiceAccount/default'];

interface Live {
  readonly kind: string;
  readonly metadata: { readonly name: string; readonly labels?: Record<string, string>; readonly annotations?: Record<string, string> };
  readonly [field: string]: unknown;
}

/**
 * All that somebody wanted of a namespace's objects, as the API server holds it: everything but the status and the metadata that the cluster writes.
 * Two of these are equal when nothing that a chart can say differs.
 */
export async function writtenState(stage: HelmStage): Promise<Readonly<Record<string, unknown>>> {
  const { items } = await stage.json<{ items: readonly Live[] }>('get', KINDS);
  return Object.fromEntries(
    items
      .map((object) => [`${object.kind}/${object.metadata.name}`, wantedOf(object)] as const)
      .filter(([name]) => !NOT_OURS.includes(name))
      .toSorted(([a], [b]) => (a < b ? -1 : 1)),
  );
}

function wantedOf({ status: _, metadata, ...wanted }: Live): unknown {
  const annotations = Object.fromEntries(Object.entries(metadata.annotations ?? {}).filter(([name]) => !COUNTERS.includes(name)));
  return { ...wanted, labels: metadata.labels ?? {}, annotations };
}
