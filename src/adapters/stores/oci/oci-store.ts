import { BUILD_RECORD, type BuildRecord, type Identity } from '../../../core/build-record/build-record.ts';
import { type Digest, parseDigest } from '../../../core/digest/digest.ts';
import { sha256Of } from '../../../core/digest/sha256.ts';
import type { Descriptor } from '../../../core/oci/descriptor.ts';
import {
  CONTENT_DIGEST,
  EMPTY_CONFIG,
  filesManifest,
  type MadeManifest,
  RECORD_FACTS,
  recordManifest,
} from '../../../core/oci/files-manifest.ts';
import { readManifest } from '../../../core/oci/manifest.ts';
import { IN_TOTO } from '../../../core/oci/media-types.ts';
import type { BlobSource, Registry } from '../../../core/oci/registry.ts';
import { deniedProblem, explainRegistry } from '../../../core/publish/explain-registry.ts';
import { contentDigestOf, type Payload } from '../../../core/publish/payload.ts';
import type { Store, StoredState } from '../../../core/publish/store.ts';
import type { StoreTarget } from '../../../core/store-target/store-target.ts';

type OciTarget = Extract<StoreTarget, { kind: 'oci' }>;

export interface OciStoreOptions {
  readonly registry: Registry;
  readonly identity: Identity;
  /** Where the source lies, for `org.opencontainers.image.source`. */
  readonly source: string;
  /** For files; an image keeps its own. */
  readonly artifactType: string;
}

/** What goes to the registry: blobs, then manifests, the tagged one last. */
interface Content {
  readonly blobs: readonly BlobSource[];
  readonly manifests: readonly MadeManifest[];
  readonly root: MadeManifest;
}

/**
 * A tag of an OCI registry. The registry computes digests, so what it tells is proof. No registry creates a tag only when it is free (three were
 * measured): the tag is looked at again directly before its PUT, and after it.
 */
export function ociStore(target: OciTarget, payload: Payload, options: OciStoreOptions): Store {
  const { registry } = options;
  const at = { registry: target.ref.registry, repository: target.ref.repository };
  const content = contentOf(payload, options);
  const guarded = async <T>(work: () => Promise<T>): Promise<T> => {
    try {
      return await work();
    } catch (error) {
      throw explainRegistry(target, error);
    }
  };

  const probe = async (): Promise<StoredState> => {
    const head = await registry.head(at, target.ref.tag);
    if (head.kind === 'present') return describe(head.digest);
    // A repository that does not exist yet may hide behind a refusal, and a tag that is free says nothing about the right to write.
    const denied = await registry.mayPush(at);
    return denied === undefined ? { kind: 'absent' } : { kind: 'refused', problem: deniedProblem(target, denied) };
  };

  const describe = async (digest: Digest): Promise<StoredState> => {
    const ref = `${at.registry}/${at.repository}@${digest}`;
    if (digest === content.root.descriptor.digest) return { kind: 'stored', digest, claim: false, about: '', ref };
    const found = await registry.manifest(at, digest);
    const annotations = found.kind === 'present' ? readManifest(found.bytes, found.mediaType)?.annotations : undefined;
    const contentDigest = parseDigest(annotations?.[CONTENT_DIGEST] ?? '');
    const commit = annotations?.['org.opencontainers.image.revision'];
    const about = commit === undefined ? '' : `commit ${commit.slice(0, 12)}`;
    return { kind: 'stored', digest, claim: false, about, ref, ...(contentDigest === undefined ? {} : { contentDigest }) };
  };

  const create = async (): Promise<void> => {
    for (const blob of content.blobs) await registry.upload(at, blob);
    for (const { descriptor, bytes } of content.manifests) {
      const known = await registry.head(at, descriptor.digest);
      if (known.kind !== 'present') await registry.putManifest(at, descriptor.digest, bytes, descriptor.mediaType);
    }
    const now = await registry.head(at, target.ref.tag);
    if (now.kind === 'present' && (now.digest === content.root.descriptor.digest || !target.mutable)) return;
    await registry.putManifest(at, target.ref.tag, content.root.bytes, content.root.descriptor.mediaType);
  };

  const addRecord = async (digest: Digest, record: BuildRecord, name: string): Promise<'added' | 'there'> => {
    if (newestFacts(await registry.referrers(at, digest)) === record.factsDigest) return 'there';
    const head = await registry.head(at, digest);
    if (head.kind !== 'present') throw new Error(`${at.repository}@${digest} was just there`);
    const bytes = new TextEncoder().encode(record.text);
    for (const blob of [blobOf(EMPTY_CONFIG), blobOf(bytes)]) await registry.upload(at, blob);
    const { factsDigest, finishedOn } = record;
    const manifest = recordManifest(
      { mediaType: head.mediaType, digest, size: head.size },
      { mediaType: IN_TOTO, digest: record.digest, size: bytes.length },
      { predicateType: BUILD_RECORD, factsDigest, title: name, finishedOn },
    );
    await registry.putReferrer(at, digest, manifest.bytes, manifest.descriptor);
    return 'added';
  };

  const readBack = async (maxBytes: number): Promise<boolean | undefined> => {
    let left = maxBytes;
    for (const { size } of content.blobs) left -= size;
    if (left < 0) return undefined;
    for (const { digest, size } of content.blobs) if ((await registry.blob(at, digest, size)) === undefined) return false;
    const root = await registry.manifest(at, content.root.descriptor.digest);
    return root.kind === 'present';
  };

  return {
    plan: { target, digest: content.root.descriptor.digest, contentDigest: contentDigestOf(payload) },
    probe: () => guarded(probe),
    create: () => guarded(create),
    addRecord: (digest, record, name) => guarded(() => addRecord(digest, record, name)),
    readBack: (maxBytes) => guarded(() => readBack(maxBytes)),
    extras: () => ({}),
  };
}

/** The facts of the newest record: an older one with the same facts does not count, the newest decides. */
function newestFacts(referrers: readonly Descriptor[]): string | undefined {
  const records = referrers.filter(({ annotations }) => annotations?.[RECORD_FACTS] !== undefined);
  const created = ({ annotations }: Descriptor): string => annotations?.['org.opencontainers.image.created'] ?? '';
  return records.toSorted((a, b) => (created(a) < created(b) ? -1 : 1)).at(-1)?.annotations?.[RECORD_FACTS];
}

function contentOf(payload: Payload, options: OciStoreOptions): Content {
  if (payload.kind === 'image') {
    const root = payload.manifests.at(-1);
    if (root === undefined) throw new Error('an image without a manifest');
    return { blobs: payload.blobs, manifests: payload.manifests.slice(0, -1), root };
  }
  const root = filesManifest(payload.stored, options.identity, options.source, options.artifactType);
  return { blobs: [blobOf(EMPTY_CONFIG), ...payload.stored.map(({ blob }) => blob)], manifests: [], root };
}

const blobOf = (bytes: Uint8Array): BlobSource => ({
  digest: sha256Of(bytes),
  size: bytes.length,
  read: async (offset, length) => bytes.subarray(offset, offset + length),
});
