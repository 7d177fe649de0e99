import type { Cluster } from '../../core/cluster/cluster.ts';
import { asRecord } from '../../core/manifest/documents.ts';
import { podNeeds } from '../../core/manifest/pod-specs.ts';
import { collectionPath } from '../../core/manifest-set/resource-type.ts';
import type { SetObject } from '../../core/manifest-set/set-object.ts';
import { judgeTags } from '../../core/preflight/judge-tags.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { TargetImage } from '../../core/target/target.ts';
import { checkImages } from './image-preflight.ts';
import type { ReleasePorts, ReleaseSettings } from './ports.ts';
import { targetName } from './ports.ts';

export interface ImageVerdict {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
  readonly images: readonly TargetImage[];
}

/** The same preflight as a chart's, by namespace; under `warn` what would be an error is told as a warning. */
export async function judgeSetImages(
  ports: ReleasePorts,
  settings: Pick<ReleaseSettings, 'imagePreflight' | 'imageTags' | 'release' | 'namespace'>,
  objects: readonly SetObject[],
  signal: AbortSignal,
): Promise<ImageVerdict> {
  const pods = objects.flatMap((object) => podNeeds(object) ?? []);
  const names = [...new Set(pods.flatMap((pod) => pod.images.map((use) => use.image)))];
  const tags = judgeTags(names, settings.imageTags, targetName(settings));
  if (settings.imagePreflight === 'off') return { ...tags, images: names.map((name) => ({ name })) };
  const seeing = { ...ports, cluster: withSet(ports.cluster, objects) };
  const namespaces = [...new Set(pods.map((pod) => pod.object.namespace))];
  const checks = await Promise.all(
    namespaces.map((namespace) =>
      checkImages(
        pods.filter((pod) => pod.object.namespace === namespace),
        namespace,
        seeing,
        signal,
      ),
    ),
  );
  const findings = checks.flatMap((check) => check.findings);
  const images = [...new Map(checks.flatMap((check) => check.images).map((image) => [image.name, image])).values()];
  const remarks = [...tags.remarks, ...findings.filter((finding) => finding.kind === 'remark')];
  const errors = findings.flatMap((finding) => (finding.kind === 'error' ? [finding.problem] : []));
  if (settings.imagePreflight === 'error') return { problems: [...tags.problems, ...errors], remarks, images };
  const softened = errors.map((problem): Remark => ({ severity: 'warning', problem }));
  return { problems: tags.problems, remarks: [...softened, ...remarks], images };
}

/** The cluster as it will be: pull secrets and ServiceAccounts that the set brings count before those that stand there now. */
export function withSet(cluster: Cluster, objects: readonly SetObject[]): Cluster {
  const brought = new Map(
    objects
      .filter(({ kind, apiVersion }) => apiVersion === 'v1' && (kind === 'Secret' || kind === 'ServiceAccount'))
      .map((object) => [`${collectionPath(object.type, object.namespace)}/${object.name}`, asStored(object)]),
  );
  return {
    ...cluster,
    send: (request) => {
      const own = request.method === 'GET' ? brought.get(request.path) : undefined;
      return own === undefined ? cluster.send(request) : Promise.resolve({ status: 200, text: JSON.stringify(own), headers: {} });
    },
  };
}

/** A Secret's `stringData` becomes `data` when it is stored. */
function asStored({ kind, body }: SetObject): Readonly<Record<string, unknown>> {
  if (kind !== 'Secret') return body;
  const plain = Object.entries(asRecord(body.stringData) ?? {});
  const encoded = plain.map(([key, value]) => [key, Buffer.from(String(value)).toString('base64')]);
  return { ...body, data: { ...asRecord(body.data), ...Object.fromEntries(encoded) } };
}
