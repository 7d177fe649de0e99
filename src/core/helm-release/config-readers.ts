import { asRecord, type ManifestObject, objectKey } from '../manifest/documents.ts';
import { type WorkloadKind, workloadsOf } from '../manifest/pod-specs.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { sameValue } from '../values/paths.ts';

/** A workload that reads configuration which changes, while its own pods would not be made anew. */
export interface StaleReader {
  readonly kind: WorkloadKind;
  readonly name: string;
  readonly namespace: string;
  /** `ConfigMap/settings`. */
  readonly reads: readonly string[];
}

type Body = Readonly<Record<string, unknown>>;

/**
 * The workloads whose pods will not notice: a ConfigMap or Secret that they read by environment or volume changes, and their pod template does not.
 * A volume is updated in a running pod, but most programs read their files once.
 */
export function staleReaders(before: readonly ManifestObject[], after: readonly ManifestObject[]): readonly StaleReader[] {
  const old = new Map(before.map((object) => [objectKey(object), object]));
  const changed = after.filter((object) => {
    const was = old.get(objectKey(object));
    return (object.kind === 'ConfigMap' || object.kind === 'Secret') && was !== undefined && !sameContent(was.body, object.body);
  });
  if (changed.length === 0) return [];
  return workloadsOf(after).flatMap((workload): readonly StaleReader[] => {
    const was = old.get(objectKey(workload));
    if (was === undefined || !sameValue(templateOf(was.body), templateOf(workload.body))) return [];
    const named = referencesOf(templateOf(workload.body));
    const reads = changed.filter(({ kind, name, namespace }) => namespace === workload.namespace && named.has(`${kind}/${name}`));
    const { kind, name, namespace } = workload;
    return reads.length === 0 ? [] : [{ kind, name, namespace, reads: reads.map((object) => `${object.kind}/${object.name}`) }];
  });
}

const sameContent = (a: Body, b: Body): boolean =>
  ['data', 'stringData', 'binaryData'].every((field) => sameValue(a[field] ?? {}, b[field] ?? {}));

const templateOf = (body: Body): Body => asRecord(asRecord(body.spec)?.template) ?? {};

/** Every ConfigMap and Secret that a pod template reads: `ConfigMap/settings`. */
function referencesOf(template: Body): ReadonlySet<string> {
  const names = new Set<string>();
  const add = (kind: string, name: unknown): void => void (typeof name === 'string' && names.add(`${kind}/${name}`));
  const visit = (value: unknown): void => {
    if (Array.isArray(value)) value.forEach(visit);
    const map = asRecord(value);
    if (map === undefined) return;
    for (const field of ['configMapRef', 'configMapKeyRef', 'configMap']) add('ConfigMap', asRecord(map[field])?.name);
    for (const field of ['secretRef', 'secretKeyRef']) add('Secret', asRecord(map[field])?.name);
    // A volume names its Secret by secretName, a projected source by name.
    add('Secret', asRecord(map.secret)?.secretName);
    add('Secret', asRecord(map.secret)?.name);
    Object.values(map).forEach(visit);
  };
  visit(template.spec);
  return names;
}

/** HD042 (warning): configuration that no pod will notice. */
export const unnoticed = ({ kind, name, reads }: StaleReader, where: string): Problem => ({
  code: 'HD042',
  fault: 'user',
  what: `${oneLine(reads.join(', '), 200)} changes, but the pods of ${kind.toLowerCase()}/${oneLine(name, 80)}, which read it, are not made anew`,
  where,
  remedy: 'Add restart-on-config: true, or a checksum of the configuration to the annotations of the pod template.',
});
