import type { HttpResponse } from '../../core/http/http.ts';
import { type BlobSource, type Denied, RegistryDenied, RegistryFailure, type RepositoryRef } from '../../core/oci/registry.ts';
import { type Access, denialOf, type RegistryRequest } from './access.ts';
import { unexpected } from './manifests.ts';

const MEBIBYTE = 1_048_576;
/** Up to here a blob goes in one PUT. */
export const MONOLITHIC_BYTES = 64 * MEBIBYTE;
const CHUNK_BYTES = 16 * MEBIBYTE;
/** Lost answers that an upload may go on after. */
const MAX_LOSSES = 5;
/** The slowest line that is waited for, in bytes per second. */
const SLOWEST = 128 * 1_024;

const transferMs = (bytes: number): number => 60_000 + (bytes / SLOWEST) * 1_000;

/** Uploads a blob (distribution-spec, "Pushing blobs"). Throws `RegistryDenied` or `RegistryFailure`. */
export async function uploadBlob(
  access: Access,
  at: RepositoryRef,
  blob: BlobSource,
  from?: RepositoryRef,
): Promise<'sent' | 'there' | 'mounted'> {
  for (let losses = 0; ; losses++) {
    const started = await start(access, at, blob, losses === 0 ? from : undefined);
    if (started === 'mounted') return 'mounted';
    try {
      if (blob.size <= MONOLITHIC_BYTES) await sendWhole(access, at, blob, started.location);
      else await sendChunks(access, at, blob, started);
      return 'sent';
    } catch (error) {
      if (!(error instanceof RegistryFailure) || losses >= MAX_LOSSES) throw error;
      // The answer may be lost, not the blob.
      const found = await access.send({ method: 'HEAD', path: `blobs/${blob.digest}`, write: true });
      if (found.status === 200) return 'sent';
    }
  }
}

/**
 * Begins an upload and gives it up: the registry answers whether pushing is allowed, and stores nothing. Throws `RegistryFailure` for an answer that is
 * neither (a project that does not exist, for example).
 */
export async function checkPush(access: Access, at: RepositoryRef): Promise<Denied | undefined> {
  const response = await access.send({ method: 'POST', path: 'blobs/uploads/', write: true, headers: { 'content-length': '0' } });
  const denied = denialOf(response);
  if (denied !== undefined) return denied;
  const location = locationOf(access, at, response, 202);
  // Giving it up is a courtesy: registries drop what is never finished, and not all of them know DELETE here.
  await access.send({ method: 'DELETE', path: location, write: true, repeat: false }).catch((error: unknown) => {
    if (!(error instanceof RegistryFailure)) throw error;
  });
  return undefined;
}

interface Started {
  readonly location: string;
  readonly chunkBytes: number;
}

async function start(access: Access, at: RepositoryRef, blob: BlobSource, from: RepositoryRef | undefined): Promise<Started | 'mounted'> {
  const mount = from === undefined ? '' : `?mount=${blob.digest}&from=${encodeURIComponent(from.repository)}`;
  const request: RegistryRequest = { method: 'POST', path: `blobs/uploads/${mount}`, write: true, headers: { 'content-length': '0' } };
  const response = await access.send(from === undefined ? request : { ...request, from: from.repository });
  // Without the right to read the other repository the blob can still be sent.
  if (denialOf(response) !== undefined && from !== undefined) return start(access, at, blob, undefined);
  if (response.status === 201) return 'mounted';
  const location = locationOf(access, at, response, 202);
  const least = Number(response.headers['oci-chunk-min-length'] ?? 0);
  return { location, chunkBytes: Math.max(CHUNK_BYTES, Number.isSafeInteger(least) ? least : 0) };
}

async function sendWhole(access: Access, at: RepositoryRef, blob: BlobSource, location: string): Promise<void> {
  const body = await blob.read(0, blob.size);
  await finish(access, at, blob, location, body);
}

async function sendChunks(access: Access, at: RepositoryRef, blob: BlobSource, started: Started): Promise<void> {
  let { location } = started;
  let offset = 0;
  for (let losses = 0; offset < blob.size; ) {
    const body = await blob.read(offset, Math.min(started.chunkBytes, blob.size - offset));
    try {
      const response = await access.send(chunk(location, body, offset));
      location = locationOf(access, at, response, 202);
      offset += body.length;
    } catch (error) {
      if (!(error instanceof RegistryFailure) || ++losses > MAX_LOSSES) throw error;
      ({ location, offset } = await whereItStands(access, at, location));
    }
  }
  await finish(access, at, blob, location, new Uint8Array(0));
}

const chunk = (location: string, body: Uint8Array, offset: number): RegistryRequest => ({
  method: 'PATCH',
  path: location,
  write: true,
  headers: { 'content-type': 'application/octet-stream', 'content-range': `${offset}-${offset + body.length - 1}` },
  body,
  timeoutMs: transferMs(body.length),
  repeat: false,
});

/** After a reset or a 416: the registry says up to where it has the blob. Throws `RegistryFailure` when the upload is gone. */
async function whereItStands(access: Access, at: RepositoryRef, location: string): Promise<{ location: string; offset: number }> {
  const response = await access.send({ method: 'GET', path: location, write: true });
  const last = /^(?:bytes=)?0-(\d+)$/.exec(response.headers.range ?? '')?.[1];
  if (response.status !== 204) throw unexpected(at, 'GET upload', response);
  // `0-0` stands for nothing and for one byte: from the start is right in both cases only if the registry agrees, else it answers 416.
  const offset = last === undefined || last === '0' ? 0 : Number(last) + 1;
  return { location: response.headers.location === undefined ? location : access.locate(response.headers.location), offset };
}

async function finish(access: Access, at: RepositoryRef, blob: BlobSource, location: string, body: Uint8Array): Promise<void> {
  const url = new URL(location);
  url.searchParams.set('digest', blob.digest);
  const response = await access.send({
    method: 'PUT',
    path: url.href,
    write: true,
    headers: { 'content-type': 'application/octet-stream' },
    body,
    timeoutMs: transferMs(body.length),
    repeat: false,
  });
  const denied = denialOf(response);
  if (denied !== undefined) throw new RegistryDenied(at.registry, denied);
  if (response.status !== 201) throw unexpected(at, `PUT blob ${blob.digest}`, response);
  const stored = response.headers['docker-content-digest'];
  if (stored !== undefined && stored !== blob.digest) {
    throw new RegistryFailure(at.registry, `blob ${blob.digest}: it stored ${stored}`, { corrupt: true });
  }
}

function locationOf(access: Access, at: RepositoryRef, response: HttpResponse, expected: number): string {
  const denied = denialOf(response);
  if (denied !== undefined) throw new RegistryDenied(at.registry, denied);
  const { location } = response.headers;
  if (response.status !== expected || location === undefined) throw unexpected(at, 'blob upload', response);
  return access.locate(location);
}
