import type { Problem } from '../problem/problem.ts';

/** The rights that a smoke test of workloads needs, as a Role to paste. */
export function smokeRole(namespace: string): string {
  return [
    'apiVersion: rbac.authorization.k8s.io/v1',
    'kind: Role',
    `metadata: {name: tidegate-smoke, namespace: ${namespace}}`,
    'rules:',
    '  - {apiGroups: [apps], resources: [deployments, statefulsets, daemonsets, replicasets], verbs: [get, list]}',
    '  - {apiGroups: [""], resources: [pods, services, events], verbs: [get, list]}',
    '  - {apiGroups: [discovery.k8s.io], resources: [endpointslices], verbs: [get, list]}',
    '  - {apiGroups: [""], resources: [pods/proxy], verbs: [get, create]}',
    '  - {apiGroups: [""], resources: [pods/log], verbs: [get]}',
  ].join('\n');
}

/** ST041: what is forbidden, as the API server words it, and the Role that allows it. */
export const forbidden = (what: string, namespace: string): Problem => ({
  code: 'ST041',
  fault: 'user',
  what: `forbidden: ${what}`,
  where: `namespace ${namespace}`,
  expected: 'the rights of a smoke test',
  remedy: `Add:\n${smokeRole(namespace)}`,
});
