import type { Digest } from '../digest/digest.ts';
import type { Descriptor } from '../oci/descriptor.ts';
import type { BlobSource } from '../oci/registry.ts';

/** One file as it is stored: an archive, or a single file as it is. */
export interface StoredFile {
  readonly name: string;
  readonly mediaType: string;
  readonly blob: BlobSource;
}

/** A member, for the record. */
export interface Member {
  readonly name: string;
  readonly digest: Digest;
  readonly size: number;
}

/** What is published. All of it was read and hashed before the first write. */
export type Payload =
  | {
      readonly kind: 'files';
      readonly stored: readonly StoredFile[];
      readonly members: readonly Member[];
      /** sha256 of the uncompressed archive, so that another compressor does not make another version. */
      readonly contentDigest: Digest;
    }
  | {
      readonly kind: 'image';
      readonly root: Descriptor;
      /** Children before the manifests that name them; the root is last. */
      readonly manifests: readonly { readonly descriptor: Descriptor; readonly bytes: Uint8Array }[];
      readonly blobs: readonly BlobSource[];
      /** The layout as one uncompressed tar (`oci-archive` of containers/image); absent when no target is a store of files. */
      readonly archive?: StoredFile;
    };

/** What a payload is called by its own digest: the manifest of an image, the bytes of a file, the content of several. */
export function payloadDigest(payload: Payload): Digest {
  if (payload.kind === 'image') return payload.root.digest;
  const [only, ...others] = payload.stored;
  return only !== undefined && others.length === 0 ? only.blob.digest : payload.contentDigest;
}

/** What a record tells of: the files, or the image under the artifact's name. */
export const membersOf = (payload: Payload, name: string): readonly { readonly name: string; readonly digest: Digest }[] =>
  payload.kind === 'image'
    ? [{ name, digest: payload.root.digest }]
    : payload.members.map(({ name: member, digest }) => ({ name: member, digest }));

/** The digest that does not depend on the compressor. */
export const contentDigestOf = (payload: Payload): Digest => (payload.kind === 'image' ? payload.root.digest : payload.contentDigest);

/** Bytes of all that is stored. */
export const payloadSize = (payload: Payload): number =>
  payload.kind === 'image'
    ? [...payload.blobs.map(({ size }) => size), ...payload.manifests.map(({ bytes }) => bytes.length)].reduce((a, b) => a + b, 0)
    : payload.stored.reduce((sum, { blob }) => sum + blob.size, 0);
