import { HttpFailure, type HttpRequest, type HttpResponse } from '../../../core/http/http.ts';
import type { BlobSource } from '../../../core/oci/registry.ts';
import { retry } from '../../../core/retry/retry.ts';
import { isTransientStatus } from '../../../core/retry/retry-after.ts';
import { ArtifactFailure } from './artifact-failure.ts';
import type { ServicePorts } from './artifact-service.ts';

const MEBIBYTE = 1_048_576;
const WHOLE_BYTES = 64 * MEBIBYTE;
const BLOCK_BYTES = 16 * MEBIBYTE;
const SLOWEST = 128 * 1_024;

/**
 * Writes a blob to a signed URL of Azure's blob service: Put Blob up to 64 MiB, else Put Block and Put Block List. Every request may be repeated:
 * it writes the same bytes to the same place. Throws `ArtifactFailure`; the URL, which is a secret, stands in no message.
 */
export async function writeSigned(ports: ServicePorts, url: string, blob: BlobSource, mediaType: string): Promise<void> {
  if (blob.size <= WHOLE_BYTES) {
    const body = await blob.read(0, blob.size);
    await send(ports, 'Put Blob', { method: 'PUT', url, headers: { 'x-ms-blob-type': 'BlockBlob', 'content-type': mediaType }, body }, 201);
    return;
  }
  const ids: string[] = [];
  for (let offset = 0; offset < blob.size; offset += BLOCK_BYTES) {
    // Ids of one blob must be of one length; this one is bound to the content.
    const id = btoa(`${blob.digest.slice('sha256:'.length, 'sha256:'.length + 32)}-${String(ids.length).padStart(6, '0')}`);
    const body = await blob.read(offset, Math.min(BLOCK_BYTES, blob.size - offset));
    await send(ports, 'Put Block', { method: 'PUT', url: withQuery(url, { comp: 'block', blockid: id }), body }, 201);
    ids.push(id);
  }
  const list = `<?xml version="1.0" encoding="utf-8"?><BlockList>${ids.map((id) => `<Latest>${id}</Latest>`).join('')}</BlockList>`;
  const headers = { 'content-type': 'application/xml', 'x-ms-blob-content-type': mediaType };
  await send(ports, 'Put Block List', { method: 'PUT', url: withQuery(url, { comp: 'blocklist' }), headers, body: list }, 201);
}

/** Reads what a signed URL names; undefined when it holds more than `maxBytes`. Throws `ArtifactFailure`. */
export async function readSigned(ports: ServicePorts, url: string, maxBytes: number): Promise<Uint8Array | undefined> {
  const response = await send(ports, 'Get Blob', { method: 'GET', url, maxBytes }, 200);
  return response.truncated ? undefined : response.body;
}

function withQuery(url: string, query: Readonly<Record<string, string>>): string {
  const made = new URL(url);
  for (const [name, value] of Object.entries(query)) made.searchParams.set(name, value);
  return made.href;
}

async function send(ports: ServicePorts, what: string, request: Omit<HttpRequest, 'timeoutMs'>, expected: number): Promise<HttpResponse> {
  const bytes = request.body?.length ?? request.maxBytes ?? 0;
  const once = async (): Promise<HttpResponse> => {
    const timeoutMs = Math.min(60_000 + (Math.min(bytes, 1_024 * MEBIBYTE) / SLOWEST) * 1_000, ports.deadline.remaining() + 1);
    const response = await ports.http({ ...request, timeoutMs, signal: ports.signal });
    if (response.status === expected) return response;
    const code = response.headers['x-ms-error-code'];
    throw new StoreAnswer(`${what}: HTTP ${response.status}${code === undefined ? '' : ` ${code}`}`, isTransientStatus(response.status));
  };
  try {
    return await retry(once, {
      ...ports,
      judge: (error) =>
        error instanceof HttpFailure || (error instanceof StoreAnswer && error.transient) ? { kind: 'retry' } : { kind: 'final' },
    });
  } catch (error) {
    throw error instanceof HttpFailure ? new ArtifactFailure('lost', `${what}: ${error.code}`) : error;
  }
}

class StoreAnswer extends ArtifactFailure {
  readonly transient: boolean;

  constructor(message: string, transient: boolean) {
    super(transient ? 'lost' : 'refused', message);
    this.transient = transient;
  }
}
