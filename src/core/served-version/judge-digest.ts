import { parseImageRef } from '../image-ref/image-ref.ts';
import type { PodFacts, WorkloadFacts } from './facts.ts';

/** How well a pod's image is known to be the expected one. */
export type DigestProof =
  | { readonly kind: 'proved' }
  /** The specification has a tag; what the kubelet runs is the expected digest. */
  | { readonly kind: 'weaker' }
  | { readonly kind: 'other'; readonly runs: string }
  | { readonly kind: 'unknown' };

/** Whether the workload is one that is to run the expected digest: its template names it, or names the repository of one that does. */
export function carries(facts: WorkloadFacts, digest: string, repositories: readonly string[]): boolean {
  return facts.images.some((image) => image.endsWith(`@${digest}`) || repositories.includes(repositoryOf(image)));
}

/** The repositories of the images that are pinned to the digest. */
export const repositoriesOf = (workloads: readonly WorkloadFacts[], digest: string): readonly string[] => [
  ...new Set(workloads.flatMap(({ images }) => images.filter((image) => image.endsWith(`@${digest}`)).map(repositoryOf))),
];

function repositoryOf(image: string): string {
  const ref = parseImageRef(image);
  return ref === undefined ? image : `${ref.registry}/${ref.repository}`;
}

/** The proof of one pod. `imageID` is only compared where the specification has no digest, since an image has several. Sidecars do not count. */
export function judgeDigest(pod: PodFacts, digest: string): DigestProof {
  if (pod.containers.some(({ image }) => image.endsWith(`@${digest}`))) return { kind: 'proved' };
  if (pod.containers.some(({ image, imageId }) => !image.includes('@') && imageId?.endsWith(digest))) return { kind: 'weaker' };
  const pinned = pod.containers.find(({ image }) => image.includes('@'));
  if (pinned !== undefined && pod.containers.every(({ image }) => image.includes('@'))) return { kind: 'other', runs: pinned.image };
  return { kind: 'unknown' };
}
