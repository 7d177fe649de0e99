import type { Digest } from '../../core/digest/digest.ts';
import { sha256Of } from '../../core/digest/sha256.ts';
import { type BlobSource, RegistryDenied, RegistryFailure, type RepositoryRef } from '../../core/oci/registry.ts';
import { type Access, denialOf } from './access.ts';
import { unexpected } from './manifests.ts';
import { uploadBlob } from './upload.ts';

/** Whether the repository holds the blob. Throws `RegistryDenied` or `RegistryFailure`. */
export async function hasBlob(access: Access, at: RepositoryRef, digest: Digest, write = false): Promise<boolean> {
  const response = await access.send({ method: 'HEAD', path: `blobs/${digest}`, write });
  const denied = denialOf(response);
  if (denied !== undefined) throw new RegistryDenied(at.registry, denied);
  if (response.status === 200) return true;
  if (response.status === 404) return false;
  throw unexpected(at, `HEAD blob ${digest}`, response);
}

/** Reads a blob, through redirects to a content network; its bytes are proved. Throws `RegistryDenied` or `RegistryFailure`. */
export async function getBlob(access: Access, at: RepositoryRef, digest: Digest, maxBytes: number): Promise<Uint8Array | undefined> {
  const response = await access.send({ method: 'GET', path: `blobs/${digest}`, maxBytes, timeoutMs: 120_000 });
  if (response.status === 404) return undefined;
  const denied = denialOf(response);
  if (denied !== undefined) throw new RegistryDenied(at.registry, denied);
  if (response.status !== 200) throw unexpected(at, `GET blob ${digest}`, response);
  if (response.truncated) throw new RegistryFailure(at.registry, `blob ${digest} is larger than ${maxBytes} bytes`);
  const found = sha256Of(response.body);
  if (found !== digest) throw new RegistryFailure(at.registry, `blob ${digest}: its bytes are ${found}`, { corrupt: true });
  return response.body;
}

/**
 * Uploads unless it is there, or mounts it from another repository of the same registry. A HEAD that is refused before anything was pushed
 * says nothing (the repository may not exist yet): the upload itself decides.
 */
export async function ensureBlob(
  access: Access,
  at: RepositoryRef,
  blob: BlobSource,
  from: RepositoryRef | undefined,
): Promise<'sent' | 'there' | 'mounted'> {
  const there = await hasBlob(access, at, blob.digest, true).catch((error: unknown) => {
    if (error instanceof RegistryDenied) return false;
    throw error;
  });
  return there ? 'there' : uploadBlob(access, at, blob, from);
}
