import type { Digest } from '../digest/digest.ts';
import { asRecord, type Descriptor } from './descriptor.ts';
import { OCI_INDEX } from './media-types.ts';

/** The tag under which clients keep the referrers of a manifest at registries without the API (distribution-spec 1.1, referrers tag schema). */
export const referrersTag = (subject: Digest): string => subject.replace(':', '-');

/**
 * The fallback index with one more entry: new bytes, or undefined when the entry is in it already. Entries of others are kept as they are,
 * fields that are not known here included. Bytes that are no index count as none.
 */
export function addReferrer(existing: Uint8Array | undefined, entry: Descriptor): Uint8Array | undefined {
  const index = existing === undefined ? {} : (asRecord(safeParse(existing)) ?? {});
  const manifests: readonly unknown[] = Array.isArray(index.manifests) ? index.manifests : [];
  if (manifests.some((manifest) => asRecord(manifest)?.digest === entry.digest)) return undefined;
  return new TextEncoder().encode(
    JSON.stringify({ ...index, schemaVersion: 2, mediaType: OCI_INDEX, manifests: [...manifests, plainEntry(entry)] }),
  );
}

/** A descriptor as an index entry, its fields in the usual order. */
const plainEntry = (entry: Descriptor): Readonly<Record<string, unknown>> => ({
  mediaType: entry.mediaType,
  digest: entry.digest,
  size: entry.size,
  ...(entry.artifactType === undefined ? {} : { artifactType: entry.artifactType }),
  ...(entry.annotations === undefined ? {} : { annotations: entry.annotations }),
});

function safeParse(bytes: Uint8Array): unknown {
  try {
    return JSON.parse(new TextDecoder().decode(bytes));
  } catch {
    return undefined;
  }
}
