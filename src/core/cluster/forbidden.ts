import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';

/** A right that is missing: what the API server named in its 403. */
export interface MissingRight {
  readonly verb: string;
  /** `leases`, `pods/log`. */
  readonly resource: string;
  /** Empty for the core group. */
  readonly group: string;
  /** Absent for cluster-scoped access. */
  readonly namespace?: string;
}

const FORBIDDEN =
  /cannot (\w+) resource "([a-z0-9/]+)" in API group "([a-z0-9.-]*)"(?: in the namespace "([a-z0-9-]+)"| at the cluster scope)?/;

/** Reads the sentence of kubernetes' `responsewriters.ForbiddenMessage` (apiserver v0.35); helm quotes it unchanged. */
export function readForbidden(text: string): MissingRight | undefined {
  const match = FORBIDDEN.exec(text);
  if (match === null) return undefined;
  const [, verb = '', resource = '', group = '', namespace] = match;
  return { verb, resource, group, ...(namespace === undefined ? {} : { namespace }) };
}

/** HD002 with the Role (or ClusterRole) to apply. `rights` holds at least one. */
export function forbidden(rights: readonly MissingRight[], identity: string): Problem {
  const [first] = rights;
  const where = first?.namespace === undefined ? 'at the cluster scope' : `in namespace ${first.namespace}`;
  const more = rights.length > 1 ? ` (and ${rights.length - 1} more)` : '';
  return {
    code: 'HD002',
    fault: 'user',
    what: `forbidden: "${first?.verb}" on "${first?.resource}" ${where} as ${oneLine(identity, 200)}${more}`,
    where: 'the cluster',
    expected: 'the rights below',
    remedy: roleFor(rights, identity),
  };
}

/** The manifests of a Role per namespace (a ClusterRole for the rest) and their bindings, ready for `kubectl apply`. */
export function roleFor(rights: readonly MissingRight[], identity: string): string {
  const scopes = [...new Set(rights.map((right) => right.namespace))];
  return scopes
    .map((namespace) =>
      scopedRole(
        rights.filter((right) => right.namespace === namespace),
        namespace,
        identity,
      ),
    )
    .join('\n---\n');
}

function scopedRole(rights: readonly MissingRight[], namespace: string | undefined, identity: string): string {
  const prefix = namespace === undefined ? 'Cluster' : '';
  const metadata = namespace === undefined ? 'metadata: {name: tidegate}' : `metadata: {name: tidegate, namespace: ${namespace}}`;
  const keys = [...new Set(rights.map((right) => `${right.group}|${right.resource}`))];
  const rules = keys.map((key) => {
    const [group = '', resource = ''] = key.split('|');
    const verbs = [...new Set(rights.filter((right) => right.group === group && right.resource === resource).map((right) => right.verb))];
    return `- {apiGroups: ["${group}"], resources: ["${resource}"], verbs: [${verbs.join(', ')}]}`;
  });
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    `kind: ${prefix}Role`,
    metadata,
    'rules:',
    ...rules,
    '---',
    'apiVersion: rbac.authorization.k8s.io/v1',
    `kind: ${prefix}RoleBinding`,
    metadata,
    `roleRef: {apiGroup: rbac.authorization.k8s.io, kind: ${prefix}Role, name: tidegate}`,
    `subjects: [{apiGroup: rbac.authorization.k8s.io, kind: User, name: ${JSON.stringify(oneLine(identity, 300))}}]`,
  ].join('\n');
}
