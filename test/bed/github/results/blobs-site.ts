import { createHash } from 'node:crypto';
import type { Bed } from '../bed.ts';
import type { Incoming, Outgoing, Site } from '../http-host.ts';
import { openSignedUrl } from './signed-url.ts';

/** An error of Azure's blob service. */
class BlobError extends Error {
  readonly status: number;
  readonly code: string;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }
}

/** The store behind the artifact service: Put Blob, Put Block, Put Block List and Get Blob of Azure's block blobs, by signed URL only. */
export function createBlobsSite(bed: () => Bed): Site {
  return {
    operation: (method, url) => {
      if (method !== 'PUT') return method === 'GET' ? 'GetBlob' : null;
      const names: Record<string, string> = { block: 'PutBlock', blocklist: 'PutBlockList' };
      return names[url.searchParams.get('comp') ?? ''] ?? 'PutBlob';
    },
    answer: (incoming) => {
      try {
        return answer(bed(), incoming);
      } catch (error) {
        if (!(error instanceof BlobError)) throw error;
        const xml = `<?xml version="1.0" encoding="utf-8"?><Error><Code>${error.code}</Code><Message>${error.code}</Message></Error>`;
        return send(error.status, Buffer.from(xml), { 'x-ms-error-code': error.code, 'content-type': 'application/xml' });
      }
    },
  };
}

function answer(bed: Bed, incoming: Incoming): Outgoing {
  const { method, url, headers, body } = incoming;
  if (method !== 'GET' && method !== 'HEAD' && method !== 'PUT') throw new BlobError(405, 'UnsupportedHttpVerb');
  if (headers.authorization !== undefined) throw new BlobError(400, 'InvalidAuthenticationInfo');
  const id = openSignedUrl(bed, url, method === 'PUT' ? 'w' : 'r');
  if (typeof id === 'string') throw new BlobError(403, id);
  if (method !== 'PUT') return read(bed, id, incoming);
  if (bed.world.artifacts.find((artifact) => artifact.id === id)?.size !== null)
    throw new BlobError(403, 'AuthorizationPermissionMismatch');
  const md5 = headers['content-md5'];
  if (md5 !== undefined && md5 !== createHash('md5').update(body).digest('base64')) throw new BlobError(400, 'Md5Mismatch');
  const comp = url.searchParams.get('comp');
  if (comp === 'block') return putBlock(bed, id, incoming);
  if (comp === 'blocklist') return putBlockList(bed, id, incoming);
  if (comp !== null) throw new BlobError(400, 'InvalidQueryParameterValue');
  if (headers['x-ms-blob-type'] !== 'BlockBlob') throw new BlobError(400, 'MissingRequiredHeader');
  bed.store.blobs.set(id, body);
  return written(body);
}

/** Ids are base64 and, within one blob, of one length. */
function putBlock(bed: Bed, id: number, { url, body }: Incoming): Outgoing {
  const blockId = url.searchParams.get('blockid') ?? '';
  const blocks = bed.store.blocks.get(id) ?? new Map<string, Buffer>();
  const [other] = blocks.keys();
  const isBase64 = blockId !== '' && Buffer.from(blockId, 'base64').toString('base64') === blockId;
  if (!isBase64) throw new BlobError(400, 'InvalidQueryParameterValue');
  if (other !== undefined && other.length !== blockId.length) throw new BlobError(400, 'InvalidBlobOrBlock');
  bed.store.blocks.set(id, blocks.set(blockId, body));
  return written(body);
}

function putBlockList(bed: Bed, id: number, { body }: Incoming): Outgoing {
  const xml = body.toString('utf8');
  if (!/<BlockList>[\s\S]*<\/BlockList>|<BlockList\s*\/>/.test(xml)) throw new BlobError(400, 'InvalidXmlDocument');
  const listed = [...xml.matchAll(/<(Latest|Uncommitted|Committed)>([^<]*)<\/\1>/g)].map((match) => match[2] as string);
  const parts = listed.map((blockId) => bed.store.blocks.get(id)?.get(blockId));
  if (parts.includes(undefined)) throw new BlobError(400, 'InvalidBlockList');
  const whole = Buffer.concat(parts as Buffer[]);
  bed.store.blobs.set(id, whole);
  bed.store.blocks.delete(id);
  return written(whole);
}

function read(bed: Bed, id: number, { headers }: Incoming): Outgoing {
  const blob = bed.store.blobs.get(id);
  if (blob === undefined) throw new BlobError(404, 'BlobNotFound');
  const artifact = bed.world.artifacts.find((candidate) => candidate.id === id);
  const common = { 'content-type': artifact?.mimeType ?? 'application/zip', 'x-ms-blob-type': 'BlockBlob', 'accept-ranges': 'bytes' };
  const range = /^bytes=(\d+)-(\d*)$/.exec(headers.range ?? '');
  if (range === null) return send(200, blob, { ...common, 'content-disposition': `attachment; filename="${artifact?.name ?? id}.zip"` });
  const [from, to] = [Number(range[1]), range[2] === '' ? blob.length - 1 : Number(range[2])];
  if (from >= blob.length) throw new BlobError(416, 'InvalidRange');
  return send(206, blob.subarray(from, to + 1), {
    ...common,
    'content-range': `bytes ${from}-${Math.min(to, blob.length - 1)}/${blob.length}`,
  });
}

function written(body: Buffer): Outgoing {
  const md5 = createHash('md5').update(body).digest('base64');
  return send(201, Buffer.alloc(0), { etag: `"0x${md5}"`, 'content-md5': md5, 'x-ms-request-server-encrypted': 'true' });
}

function send(status: number, body: Buffer, headers: Readonly<Record<string, string>>): Outgoing {
  return { status, headers: { 'x-ms-version': '2025-07-05', ...headers }, body, token: null, logged: null };
}
