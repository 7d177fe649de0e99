import type { Digest } from '../../core/digest/digest.ts';
import type { ImageRef } from '../../core/image-ref/image-ref.ts';
import { readManifest } from '../../core/oci/manifest.ts';
import { type Registry, RegistryFailure } from '../../core/oci/registry.ts';
import { annotatedRevision, firstImage, labelledRevision } from '../../core/oci/revision.ts';

/** What a registry says of a reference. */
export type Found =
  | { readonly kind: 'absent' }
  | { readonly kind: 'denied'; readonly status: number }
  | { readonly kind: 'present'; readonly digest: Digest; readonly revision: string | undefined }
  | { readonly kind: 'failed'; readonly reason: string };

/** What is asked of a registry. */
export type Lookup = Pick<Registry, 'manifest' | 'blob'>;

const LARGEST_CONFIG = 4_194_304;

/** Looks a tag up: its digest, and the commit that its image says it was built from. Lost registries are an answer. */
export async function lookUp(registry: Lookup, at: ImageRef, tag: string): Promise<Found> {
  try {
    const found = await registry.manifest(at, tag);
    if (found.kind !== 'present') return found.kind === 'absent' ? found : { kind: 'denied', status: found.status };
    return { kind: 'present', digest: found.digest, revision: await revisionOf(registry, at, found.bytes, found.mediaType) };
  } catch (error) {
    if (!(error instanceof RegistryFailure)) throw error;
    return { kind: 'failed', reason: error.message };
  }
}

async function revisionOf(registry: Lookup, at: ImageRef, bytes: Uint8Array, mediaType: string): Promise<string | undefined> {
  const content = readManifest(bytes, mediaType);
  if (content === undefined) return undefined;
  const annotated = annotatedRevision(content);
  if (annotated !== undefined) return annotated;
  if (content.kind === 'index') {
    const first = firstImage(content.manifests);
    const inner = first === undefined ? undefined : await registry.manifest(at, first.digest);
    return inner?.kind === 'present' && inner.mediaType !== mediaType ? revisionOf(registry, at, inner.bytes, inner.mediaType) : undefined;
  }
  const config = await registry.blob(at, content.config.digest, LARGEST_CONFIG);
  return config === undefined ? undefined : labelledRevision(config);
}
