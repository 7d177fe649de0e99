import type { Release } from '../../core/helm-release/release.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { podNeeds } from '../../core/manifest/pod-specs.ts';
import { judgeTags } from '../../core/preflight/judge-tags.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { TargetImage } from '../../core/target/target.ts';
import { digestNotRendered } from '../../core/values/image-values.ts';
import { withSet } from '../release/image-check.ts';
import { checkImages } from '../release/image-preflight.ts';
import { targetName } from '../release/ports.ts';
import { placeManifest } from './object-types.ts';
import type { HelmSession } from './session.ts';

export interface ImageVerdict {
  readonly problems: readonly Problem[];
  readonly remarks: readonly Remark[];
  readonly images: readonly TargetImage[];
}

/** Images of the manifest and of its hooks, with the pull secrets that the chart itself brings; under `warn` what would be an error is told as a warning. */
export async function judgeImages(session: HelmSession, rendered: Release, signal: AbortSignal): Promise<ImageVerdict> {
  const { settings, ports } = session;
  const text = [rendered.manifest, ...rendered.hooks.map((hook) => hook.manifest)].join('\n---\n');
  const objects = readManifest(text, settings.namespace);
  const pods = objects.flatMap((object) => podNeeds(object) ?? []);
  const names = [...new Set(pods.flatMap((pod) => pod.images.map((use) => use.image)))];
  const tags = judgeTags(names, settings.imageTags, targetName(settings));
  const digest = settings.image === undefined ? undefined : /@(sha256:[0-9a-f]{64})$/.exec(settings.image)?.[1];
  const strange =
    digest === undefined || names.some((name) => name.endsWith(`@${digest}`))
      ? []
      : [digestNotRendered(digest, names, targetName(settings))];
  const own = { problems: [...tags.problems, ...strange], remarks: tags.remarks };
  if (settings.imagePreflight === 'off') return { ...own, images: names.map((name) => ({ name })) };
  const brought = objects.filter(({ kind }) => kind === 'Secret' || kind === 'ServiceAccount');
  const placed = await placeManifest(ports.cluster, brought, signal);
  const cluster = withSet(
    ports.cluster,
    placed.map((object) => ({ ...object, origin: 'the chart' })),
  );
  const { findings, images } = await checkImages(pods, settings.namespace, { ...ports, cluster }, signal);
  const remarks = findings.filter((finding) => finding.kind === 'remark');
  const errors = findings.flatMap((finding) => (finding.kind === 'error' ? [finding.problem] : []));
  if (settings.imagePreflight === 'error') return { problems: [...own.problems, ...errors], remarks: [...own.remarks, ...remarks], images };
  const softened = errors.map((problem): Remark => ({ severity: 'warning', problem }));
  return { problems: own.problems, remarks: [...own.remarks, ...softened, ...remarks], images };
}
