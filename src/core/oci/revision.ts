import { asRecord, type Descriptor } from './descriptor.ts';
import type { ManifestContent } from './manifest.ts';

const REVISION = 'org.opencontainers.image.revision';

/** The commit that a manifest or index says it was built from (image-spec, annotations); undefined when it does not say. */
export const annotatedRevision = ({ annotations }: ManifestContent): string | undefined => annotations?.[REVISION];

/** The same out of the labels of an image's config. */
export function labelledRevision(config: Uint8Array): string | undefined {
  try {
    const labels = asRecord(asRecord(asRecord(JSON.parse(new TextDecoder().decode(config)))?.config)?.Labels);
    const value = labels?.[REVISION];
    return typeof value === 'string' ? value : undefined;
  } catch {
    return undefined;
  }
}

/** The first manifest of an index that is an image and not an attestation (BuildKit marks those with an annotation). */
export const firstImage = (manifests: readonly Descriptor[]): Descriptor | undefined =>
  manifests.find(({ annotations }) => annotations?.['vnd.docker.reference.type'] === undefined);
