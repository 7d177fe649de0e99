import { join } from 'node:path';
import { sha256Of } from '../../core/digest/sha256.ts';
import { OCI_INDEX } from '../../core/oci/media-types.ts';
import type { StoredFile } from '../../core/publish/payload.ts';
import { type PackMember, packArchive } from './pack-archive.ts';
import type { Layout } from './read-layout.ts';
import { fileBlob, hashSteady, steadyFile } from './steady-file.ts';

const PIECE = 16 * 1_048_576;

/**
 * Packs a layout as one tar (`oci-archive` of containers/image), for stores that hold files. It holds the one image and nothing else that lay in the
 * folder, and depends on the image alone: its entries bear no time.
 */
export async function layoutArchive(layout: Layout, name: string, folder: string): Promise<StoredFile> {
  const { mediaType, digest, size } = layout.root;
  const index = { schemaVersion: 2, mediaType: OCI_INDEX, manifests: [{ mediaType, digest, size }] };
  const members: PackMember[] = [
    inMemory('oci-layout', encode({ imageLayoutVersion: '1.0.0' })),
    inMemory('index.json', encode(index)),
    ...layout.manifests.map(({ bytes }) => inMemory(blobName(sha256Of(bytes)), bytes)),
    ...layout.blobs.map((blob): PackMember => ({ entry: entryOf(blobName(blob.digest), blob.size), content: () => pieces(blob) })),
  ];
  const path = join(folder, name);
  await packArchive(members, path, { mtime: 0, compress: false });
  const file = await steadyFile(path);
  return { name, mediaType: 'application/x-tar', blob: fileBlob(file, await hashSteady(file)) };
}

async function* pieces(blob: Layout['blobs'][number]): AsyncGenerator<Uint8Array> {
  for (let offset = 0; offset < blob.size; offset += PIECE) yield blob.read(offset, Math.min(PIECE, blob.size - offset));
}

const inMemory = (name: string, bytes: Uint8Array): PackMember => ({
  entry: entryOf(name, bytes.length),
  content: async function* () {
    yield bytes;
  },
});

const entryOf = (name: string, size: number) => ({ kind: 'file', name, size, executable: false }) as const;
const blobName = (digest: string): string => `blobs/sha256/${digest.slice('sha256:'.length)}`;
const encode = (value: object): Uint8Array => new TextEncoder().encode(JSON.stringify(value));
