import { type Identity, isoSeconds } from '../build-record/build-record.ts';
import { sha256Of } from '../digest/sha256.ts';
import type { StoredFile } from '../publish/payload.ts';
import type { Descriptor } from './descriptor.ts';
import { IN_TOTO, OCI_EMPTY, OCI_MANIFEST } from './media-types.ts';

/** A manifest that is made here. */
export interface MadeManifest {
  readonly descriptor: Descriptor;
  readonly bytes: Uint8Array;
}

/** The two bytes that stand for no config (image-spec 1.1, "Guidance for an Empty Descriptor"). */
export const EMPTY_CONFIG = new TextEncoder().encode('{}');
const EMPTY = { mediaType: OCI_EMPTY, digest: sha256Of('{}'), size: 2, data: 'e30=' } as const;

/** Holds the digest of the uncompressed content, so that another compressor is not another version. */
export const CONTENT_DIGEST = 'dev.tidegate.content-digest';
/** On the manifest of a record: the digest of its test and coverage facts. */
export const RECORD_FACTS = 'dev.tidegate.record-facts';
const PREDICATE_TYPE = 'in-toto.io/predicate-type';

/** The `artifactType` of files, where the input does not name one. */
export const FILES_ARTIFACT = 'application/vnd.tidegate.files.v1';

/**
 * The manifest of files as an OCI artifact: empty config, one layer a file. It holds identity facts only, so that a second run of the same
 * commit, from any branch and on any day, gives the same digest.
 */
export function filesManifest(files: readonly StoredFile[], identity: Identity, source: string, artifactType: string): MadeManifest {
  return made(artifactType, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType,
    config: EMPTY,
    layers: files.map(({ name, mediaType, blob }) => ({
      mediaType,
      digest: blob.digest,
      size: blob.size,
      annotations: { 'org.opencontainers.image.title': name },
    })),
    annotations: {
      [CONTENT_DIGEST]: identity.contentDigest,
      ...(identity.committedAt === undefined ? {} : { 'org.opencontainers.image.created': isoSeconds(identity.committedAt) }),
      'org.opencontainers.image.revision': identity.commit,
      'org.opencontainers.image.source': source,
      'org.opencontainers.image.title': identity.name,
      'org.opencontainers.image.version': identity.version,
    },
  });
}

/** The manifest that ties a record to what it tells of. */
export function recordManifest(
  subject: Descriptor,
  record: Descriptor,
  about: { readonly predicateType: string; readonly factsDigest: string; readonly title: string; readonly finishedOn: string },
): MadeManifest {
  return made(IN_TOTO, {
    schemaVersion: 2,
    mediaType: OCI_MANIFEST,
    artifactType: IN_TOTO,
    config: EMPTY,
    layers: [{ ...record, annotations: { [PREDICATE_TYPE]: about.predicateType, 'org.opencontainers.image.title': about.title } }],
    subject: { mediaType: subject.mediaType, digest: subject.digest, size: subject.size },
    annotations: {
      [RECORD_FACTS]: about.factsDigest,
      [PREDICATE_TYPE]: about.predicateType,
      'org.opencontainers.image.created': about.finishedOn,
    },
  });
}

function made(artifactType: string, manifest: object): MadeManifest {
  const bytes = new TextEncoder().encode(JSON.stringify(manifest));
  const annotations = (manifest as { annotations: Readonly<Record<string, string>> }).annotations;
  return { bytes, descriptor: { mediaType: OCI_MANIFEST, digest: sha256Of(bytes), size: bytes.length, artifactType, annotations } };
}
