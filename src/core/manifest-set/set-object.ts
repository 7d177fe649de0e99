import type { ManifestObject } from '../manifest/documents.ts';
import { groupOf, type ResourceType } from './resource-type.ts';

/** What tells an object from all others of a cluster, whatever the version of its API. */
export interface ObjectRef {
  readonly apiVersion: string;
  readonly kind: string;
  /** Empty for cluster-scoped kinds. */
  readonly namespace: string;
  readonly name: string;
}

/** An object of a set, with its place in the cluster. */
export interface SetObject extends ManifestObject {
  readonly type: ResourceType;
  /** `k8s/web.yml:12`, for messages. */
  readonly origin: string;
}

/** The same object keeps its key when its API's version changes. */
export const refKey = (ref: ObjectRef): string => `${groupOf(ref.apiVersion)}/${ref.kind}/${ref.namespace}/${ref.name}`;

export const refOf = ({ apiVersion, kind, namespace, name }: ObjectRef): ObjectRef => ({ apiVersion, kind, namespace, name });

/** `Deployment/web`, `ConfigMap/web in tools`, for texts. */
export const shownRef = (ref: ObjectRef, home: string): string =>
  `${ref.kind}/${ref.name}${ref.namespace === '' || ref.namespace === home ? '' : ` in ${ref.namespace}`}`;
