import { segment } from '../cluster/cluster.ts';
import { asRecord } from '../manifest/documents.ts';

/** How the API server serves a kind. */
export interface ResourceType {
  readonly apiVersion: string;
  readonly kind: string;
  /** `deployments`. */
  readonly plural: string;
  readonly namespaced: boolean;
}

/** The key under which types are kept. */
export const typeKey = (of: { readonly apiVersion: string; readonly kind: string }): string => `${of.apiVersion}/${of.kind}`;

/** The types of an `APIResourceList` (GET /api/v1, /apis/apps/v1); subresources are left out. */
export function readResourceList(apiVersion: string, list: unknown): readonly ResourceType[] {
  const resources = asRecord(list)?.resources;
  return (Array.isArray(resources) ? resources : []).flatMap((entry): readonly ResourceType[] => {
    const { name, kind, namespaced } = asRecord(entry) ?? {};
    if (typeof name !== 'string' || typeof kind !== 'string' || name.includes('/')) return [];
    return [{ apiVersion, kind, plural: name, namespaced: namespaced === true }];
  });
}

/** The types that a CustomResourceDefinition will serve once it stands; empty for anything else. */
export function typesOfDefinition(body: Readonly<Record<string, unknown>>): readonly ResourceType[] {
  if (body.kind !== 'CustomResourceDefinition') return [];
  const { group, scope, names, versions } = asRecord(body.spec) ?? {};
  const { kind, plural } = asRecord(names) ?? {};
  if (typeof group !== 'string' || typeof kind !== 'string' || typeof plural !== 'string') return [];
  return (Array.isArray(versions) ? versions : []).flatMap((version): readonly ResourceType[] => {
    const { name, served } = asRecord(version) ?? {};
    if (typeof name !== 'string' || served === false) return [];
    return [{ apiVersion: `${group}/${name}`, kind, plural, namespaced: scope === 'Namespaced' }];
  });
}

/** `/api/v1` or `/apis/apps/v1`. */
export function groupPath(apiVersion: string): string {
  const [group = '', version] = apiVersion.split('/');
  return version === undefined ? `/api/${segment(group)}` : `/apis/${segment(group)}/${segment(version)}`;
}

/** The group of an apiVersion, empty for the core one. */
export const groupOf = (apiVersion: string): string => (apiVersion.includes('/') ? (apiVersion.split('/')[0] ?? '') : '');

/** `/apis/apps/v1/namespaces/shop/deployments`; cluster-scoped kinds have no namespace. */
export const collectionPath = (type: ResourceType, namespace: string): string =>
  `${groupPath(type.apiVersion)}${type.namespaced ? `/namespaces/${segment(namespace)}` : ''}/${segment(type.plural)}`;
