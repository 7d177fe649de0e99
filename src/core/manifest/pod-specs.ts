import { asRecord, type ManifestObject } from './documents.ts';

/** One image that pods of an object would run. */
export interface ImageUse {
  readonly image: string;
  readonly container: string;
  /** `IfNotPresent`, `Never` …; absent means Kubernetes' default. */
  readonly pullPolicy?: string;
}

/** Where a pod may go. */
export interface NodeWishes {
  readonly nodeSelector: Readonly<Record<string, string>>;
  /** The terms of the required node affinity; one of them must fit. */
  readonly affinityTerms: readonly unknown[];
  readonly tolerations: readonly unknown[];
}

/** What matters of a pod's spec before it runs. */
export interface PodNeeds extends NodeWishes {
  readonly object: ManifestObject;
  readonly serviceAccount: string;
  readonly pullSecrets: readonly string[];
  readonly images: readonly ImageUse[];
}

/** The pods that an object would make; undefined for kinds that make none. */
export function podNeeds(object: ManifestObject): PodNeeds | undefined {
  const spec = podSpec(object);
  if (spec === undefined) return undefined;
  const account = spec.serviceAccountName ?? spec.serviceAccount;
  return {
    object,
    serviceAccount: typeof account === 'string' && account !== '' ? account : 'default',
    ...nodeWishes(spec),
    pullSecrets: list(spec.imagePullSecrets).flatMap((entry) => (typeof entry.name === 'string' ? [entry.name] : [])),
    images: [
      ...['initContainers', 'containers', 'ephemeralContainers'].flatMap((field) => list(spec[field]).flatMap(containerImage)),
      ...list(spec.volumes).flatMap(volumeImage),
    ],
  };
}

function nodeWishes(spec: Readonly<Record<string, unknown>>): NodeWishes {
  const required = asRecord(asRecord(asRecord(spec.affinity)?.nodeAffinity)?.requiredDuringSchedulingIgnoredDuringExecution);
  const selector = Object.entries(asRecord(spec.nodeSelector) ?? {}).map(([key, value]) => [key, String(value)] as const);
  return {
    nodeSelector: Object.fromEntries(selector),
    affinityTerms: list(required?.nodeSelectorTerms),
    tolerations: list(spec.tolerations),
  };
}

const PATHS: Readonly<Record<string, readonly string[]>> = {
  Pod: ['spec'],
  Deployment: ['spec', 'template', 'spec'],
  StatefulSet: ['spec', 'template', 'spec'],
  DaemonSet: ['spec', 'template', 'spec'],
  ReplicaSet: ['spec', 'template', 'spec'],
  Job: ['spec', 'template', 'spec'],
  CronJob: ['spec', 'jobTemplate', 'spec', 'template', 'spec'],
};

function podSpec(object: ManifestObject): Readonly<Record<string, unknown>> | undefined {
  const path = PATHS[object.kind];
  if (path === undefined) return undefined;
  return path.reduce<Readonly<Record<string, unknown>> | undefined>((at, key) => asRecord(at?.[key]), object.body);
}

const list = (value: unknown): readonly Readonly<Record<string, unknown>>[] =>
  Array.isArray(value) ? value.map(asRecord).filter((item) => item !== undefined) : [];

function containerImage(container: Readonly<Record<string, unknown>>): readonly ImageUse[] {
  const { name, image, imagePullPolicy } = container;
  if (typeof image !== 'string' || image === '') return [];
  return [{ image, container: String(name ?? ''), ...(typeof imagePullPolicy === 'string' ? { pullPolicy: imagePullPolicy } : {}) }];
}

/** `volumes[].image` (KEP-4639) mounts an image's files. */
function volumeImage(volume: Readonly<Record<string, unknown>>): readonly ImageUse[] {
  const reference = asRecord(volume.image)?.reference;
  return typeof reference === 'string' ? [{ image: reference, container: `volume ${String(volume.name ?? '')}` }] : [];
}

/** Kinds whose rollout is watched. */
export const WORKLOAD_KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
export type WorkloadKind = (typeof WORKLOAD_KINDS)[number];

/** The workloads of a manifest. */
export const workloadsOf = (objects: readonly ManifestObject[]): readonly (ManifestObject & { readonly kind: WorkloadKind })[] =>
  objects.filter((object): object is ManifestObject & { kind: WorkloadKind } =>
    (WORKLOAD_KINDS as readonly string[]).includes(object.kind),
  );
