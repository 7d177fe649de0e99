import type { ResourceType } from '../../../src/core/manifest-set/resource-type.ts';
import type { SetObject } from '../../../src/core/manifest-set/set-object.ts';

const type = (apiVersion: string, kind: string, plural: string, namespaced = true): ResourceType => ({
  apiVersion,
  kind,
  plural,
  namespaced,
});

export const CONFIG_MAP = type('v1', 'ConfigMap', 'configmaps');
export const SECRET = type('v1', 'Secret', 'secrets');
export const NAMESPACE = type('v1', 'Namespace', 'namespaces', false);
export const DEPLOYMENT = type('apps/v1', 'Deployment', 'deployments');
export const JOB = type('batch/v1', 'Job', 'jobs');
export const DEFINITION = type('apiextensions.k8s.io/v1', 'CustomResourceDefinition', 'customresourcedefinitions', false);
/** What a small cluster serves. */
export const TYPES: readonly ResourceType[] = [
  CONFIG_MAP,
  SECRET,
  NAMESPACE,
  DEPLOYMENT,
  JOB,
  DEFINITION,
  type('v1', 'ServiceAccount', 'serviceaccounts'),
];

/** An object of a set in namespace `shop`; `rest` is laid over its body. */
export function setObject(kind: string, name: string, rest: Readonly<Record<string, unknown>> = {}, namespace = 'shop'): SetObject {
  const found = TYPES.find((one) => one.kind === kind);
  if (found === undefined) throw new Error(`no type ${kind}: add it to TYPES`);
  const home = found.namespaced ? namespace : '';
  const metadata = { name, ...(found.namespaced ? { namespace } : {}), ...(rest.metadata as object) };
  const body = { apiVersion: found.apiVersion, kind, ...rest, metadata };
  return { apiVersion: found.apiVersion, kind, name, namespace: home, body, type: found, origin: `k8s/${name}.yml:1` };
}
