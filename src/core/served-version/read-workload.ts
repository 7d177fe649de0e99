import { present } from '../result/present.ts';
import type { WorkloadFacts, WorkloadKind, WorkloadRef } from './facts.ts';
import { type Json, listAt, numberAt, objectAt, stringAt } from './json.ts';
import { readPod } from './read-pod.ts';

/** The objects that a round reads, as the API server has them. */
export interface WorkloadObjects {
  readonly workload: Json;
  /** Of a Deployment; empty for the other kinds. */
  readonly replicaSets: readonly Json[];
  readonly pods: readonly Json[];
  /** Of the Services that select the pods; undefined where none does, or nobody may read them. */
  readonly endpointSlices?: readonly Json[];
}

/** The facts of one round. Pods and ReplicaSets that another controller owns are left out. */
export function readWorkload(ref: WorkloadRef, objects: WorkloadObjects): WorkloadFacts {
  const { workload } = objects;
  const metadata = objectAt(workload, 'metadata');
  const status = objectAt(workload, 'status');
  const uid = stringAt(metadata, 'uid');
  const replicaSets = objects.replicaSets.filter((set) => ownedBy(set, [uid]));
  const owners = ref.kind === 'Deployment' ? replicaSets.map((set) => stringAt(objectAt(set, 'metadata'), 'uid')) : [uid];
  const template = objectAt(objectAt(objectAt(workload, 'spec'), 'template'), 'spec');
  return {
    ref,
    observed: (numberAt(status, 'observedGeneration') ?? 0) >= (numberAt(metadata, 'generation') ?? 0),
    wanted: wantedOf(ref.kind, workload),
    images: listAt(template, 'containers').map((container) => stringAt(container, 'image')),
    pods: objects.pods.filter((pod) => ownedBy(pod, owners) && !finished(pod)).map((pod) => readPod(pod, ref.kind)),
    ...present({ revision: revisionOf(ref.kind, workload, replicaSets), endpoints: endpointsOf(objects.endpointSlices) }),
  };
}

const ownedBy = (object: Json, uids: readonly string[]): boolean =>
  listAt(objectAt(object, 'metadata'), 'ownerReferences').some(
    (owner) => owner.controller === true && uids.includes(stringAt(owner, 'uid')),
  );

/** An evicted or completed pod lingers, but serves nothing. */
const finished = (pod: Json): boolean => ['Failed', 'Succeeded'].includes(stringAt(objectAt(pod, 'status'), 'phase'));

function wantedOf(kind: WorkloadKind, workload: Json): number {
  if (kind === 'DaemonSet') return numberAt(objectAt(workload, 'status'), 'desiredNumberScheduled') ?? 0;
  return numberAt(objectAt(workload, 'spec'), 'replicas') ?? 1;
}

function revisionOf(kind: WorkloadKind, workload: Json, replicaSets: readonly Json[]): string | undefined {
  if (kind === 'StatefulSet') return stringAt(objectAt(workload, 'status'), 'updateRevision') || undefined;
  if (kind === 'DaemonSet')
    return stringAt(objectAt(objectAt(workload, 'metadata'), 'annotations'), 'deprecated.daemonset.template.generation') || undefined;
  const numbered = replicaSets.map((set) => ({
    number: Number(stringAt(objectAt(objectAt(set, 'metadata'), 'annotations'), 'deployment.kubernetes.io/revision') || '0'),
    hash: stringAt(objectAt(objectAt(set, 'metadata'), 'labels'), 'pod-template-hash'),
  }));
  return numbered.sort((a, b) => b.number - a.number)[0]?.hash || undefined;
}

function endpointsOf(slices: readonly Json[] | undefined): readonly string[] | undefined {
  if (slices === undefined) return undefined;
  const names = slices
    .flatMap((slice) => listAt(slice, 'endpoints'))
    .filter((endpoint) => {
      const conditions = objectAt(endpoint, 'conditions');
      return conditions.ready !== false && conditions.terminating !== true;
    })
    .map((endpoint) => stringAt(objectAt(endpoint, 'targetRef'), 'name'));
  return [...new Set(names)].sort();
}

/** Whether a Service (v1.Service) sends traffic to pods with these labels. Services without a selector never do by themselves. */
export function selects(service: Json, podLabels: Json): boolean {
  const selector = Object.entries(objectAt(objectAt(service, 'spec'), 'selector'));
  return selector.length > 0 && selector.every(([key, value]) => podLabels[key] === value);
}

/** A label selector for a list call, from `spec.selector` (matchLabels and matchExpressions). */
export function selectorQuery(workload: Json): string {
  const selector = objectAt(objectAt(workload, 'spec'), 'selector');
  const labels = Object.entries(objectAt(selector, 'matchLabels')).map(([key, value]) => `${key}=${String(value)}`);
  const expressions = listAt(selector, 'matchExpressions').map((one) => {
    const values = Array.isArray(one.values) ? one.values.join(',') : '';
    const key = stringAt(one, 'key');
    const forms: Readonly<Record<string, string>> = {
      In: `${key} in (${values})`,
      NotIn: `${key} notin (${values})`,
      Exists: key,
      DoesNotExist: `!${key}`,
    };
    return forms[stringAt(one, 'operator')] ?? key;
  });
  return [...labels, ...expressions].join(',');
}
