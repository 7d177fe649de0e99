import { deadlineIn } from '../../core/clock/deadline.ts';
import { formatImageRef, type ImageRef, parseImageRef } from '../../core/image-ref/image-ref.ts';
import { objectKey } from '../../core/manifest/documents.ts';
import type { PodNeeds } from '../../core/manifest/pod-specs.ts';
import { readManifest } from '../../core/oci/manifest.ts';
import { type ImageLookup, RegistryFailure } from '../../core/oci/registry.ts';
import { platformsFor } from '../../core/preflight/fitting-nodes.ts';
import { type Finding, type ImageAnswer, type ImageFacts, judgeImage, type PlatformAnswer } from '../../core/preflight/judge-image.ts';
import type { TargetImage } from '../../core/target/target.ts';
import { registryClient } from '../registry/registry-client.ts';
import type { ReleasePorts } from './ports.ts';
import { type PodLogins, podLogins } from './pull-secrets.ts';
import { schedulableNodes } from './schedulable-nodes.ts';

/** What the preflight found, and the digest of every image that was found. */
export interface Preflight {
  readonly findings: readonly Finding[];
  readonly images: readonly TargetImage[];
}

const BUDGET_MS = 30_000;

/** Looks every image up in its registry as the pod would: with the pull secrets of its spec and its ServiceAccount, all images in parallel. */
export async function checkImages(
  pods: readonly PodNeeds[],
  namespace: string,
  ports: ReleasePorts,
  signal: AbortSignal,
): Promise<Preflight> {
  const nodes = schedulableNodes(ports.cluster, signal);
  const questions = pods.flatMap((pod) => pod.images.filter((use) => use.pullPolicy !== 'Never').map((use) => ({ pod, use })));
  const logins = new Map<string, Promise<PodLogins>>();
  const asked = new Map<string, Promise<ImageAnswer>>();
  const facts = await Promise.all(
    questions.map(async ({ pod, use }): Promise<ImageFacts> => {
      const who = `${pod.serviceAccount} ${pod.pullSecrets.join(' ')}`;
      const login = await remembered(logins, who, () => podLogins(pod, namespace, ports, signal));
      const ref = parseImageRef(use.image);
      const known = await nodes;
      const platforms = known === undefined ? undefined : platformsFor(pod, known);
      const ask = (of: ImageRef): Promise<ImageAnswer> => lookUp(of, lookup(ports, login, signal), platforms);
      const key = `${who} ${use.image} ${platforms?.join()}`;
      const answer: ImageAnswer = ref === undefined ? { kind: 'unreadable-name' } : await remembered(asked, key, () => ask(ref));
      const where = `${objectKey(pod.object).split('/').slice(1).join('/')}, container ${use.container}`;
      return { image: use.image, where, pullSecrets: ref === undefined ? [] : login.statesFor(ref), answer, nodes: platforms };
    }),
  );
  const judged = new Map(facts.map((one) => [`${one.image} ${one.nodes?.join()} ${JSON.stringify(one.pullSecrets)}`, judgeImage(one)]));
  const images = new Map(
    facts.map((one) => [one.image, one.answer.kind === 'found' ? { name: one.image, digest: one.answer.digest } : { name: one.image }]),
  );
  return { findings: [...judged.values()].flat(), images: [...images.values()] };
}

function remembered<T>(memory: Map<string, Promise<T>>, key: string, make: () => Promise<T>): Promise<T> {
  const known = memory.get(key) ?? make();
  memory.set(key, known);
  return known;
}

const lookup = (ports: ReleasePorts, login: PodLogins, signal: AbortSignal): ImageLookup =>
  registryClient(
    {
      http: ports.http,
      clock: ports.clock,
      random: ports.random,
      deadline: deadlineIn(ports.clock, BUDGET_MS),
      mask: (secret) => ports.log.mask(secret),
      signal,
    },
    (at) => login.credentialsFor(at),
  );

async function lookUp(ref: ImageRef, images: ImageLookup, nodes: readonly string[] | undefined): Promise<ImageAnswer> {
  const reference = ref.digest ?? ref.tag ?? 'latest';
  try {
    const head = await images.head(ref, reference);
    if (head.kind !== 'present') return head;
    const manifest = await images.manifest(ref, head.digest);
    if (manifest.kind !== 'present') return manifest;
    const content = readManifest(manifest.bytes, manifest.mediaType);
    if (content?.kind !== 'index') return { kind: 'found', digest: head.digest };
    const entries = content.manifests.filter((entry) => entry.platform !== undefined && entry.platform.os !== 'unknown');
    const platforms = await Promise.all(
      entries.map(async (entry): Promise<PlatformAnswer> => {
        const { os, architecture, variant } = entry.platform ?? { os: '', architecture: '' };
        const platform = [os, architecture, ...(variant === undefined ? [] : [variant])].join('/');
        const wanted = nodes?.includes(`${os}/${architecture}`) ?? false;
        return wanted ? { platform, present: (await images.head(ref, entry.digest)).kind !== 'absent' } : { platform };
      }),
    );
    return { kind: 'found', digest: head.digest, platforms };
  } catch (error) {
    if (error instanceof RegistryFailure) return { kind: 'unreachable', why: `${formatImageRef(ref)}: ${error.message}` };
    throw error;
  }
}
