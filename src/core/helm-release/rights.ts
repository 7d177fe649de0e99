import type { MissingRight } from '../cluster/forbidden.ts';
import { groupOf, type ResourceType } from '../manifest-set/resource-type.ts';

/** A right to ask for. */
export type Right = MissingRight;

const rights = (namespace: string, group: string, resource: string, verbs: readonly string[]): readonly Right[] =>
  verbs.map((verb) => ({ verb, resource, group, namespace }));

/** What every deployment needs before it can begin: the lock, and helm's history. */
export const requiredRights = (namespace: string): readonly Right[] => [
  ...rights(namespace, 'coordination.k8s.io', 'leases', ['get', 'create', 'update', 'delete']),
  ...rights(namespace, '', 'secrets', ['get', 'list', 'create', 'update', 'patch', 'delete']),
];

/** What a manifest's kinds need: helm makes, changes and removes them. A kind whose place in the cluster is unknown is left to helm. */
export const kindRights = (types: readonly { readonly type: ResourceType; readonly namespace: string }[]): readonly Right[] =>
  types.flatMap(({ type, namespace }) =>
    ['get', 'create', 'patch', 'delete'].map(
      (verb): Right => ({ verb, resource: type.plural, group: groupOf(type.apiVersion), ...(type.namespaced ? { namespace } : {}) }),
    ),
  );

/** What makes it tell more: without these it goes on, with one warning. */
export const optionalRights = (namespace: string): readonly Right[] => [
  ...rights(namespace, '', 'pods', ['list', 'watch']),
  ...rights(namespace, '', 'events', ['list', 'watch']),
  ...rights(namespace, 'apps', 'replicasets', ['list', 'watch']),
  ...rights(namespace, '', 'pods/log', ['get']),
  ...rights(namespace, '', 'serviceaccounts', ['get']),
  { verb: 'list', resource: 'nodes', group: '' },
];
