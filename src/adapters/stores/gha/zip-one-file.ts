import { createHash } from 'node:crypto';
import { crc32 } from 'node:zlib';
import type { Digest } from '../../../core/digest/digest.ts';
import type { BlobSource } from '../../../core/oci/registry.ts';

const PIECE = 16 * 1_048_576;
/** 1980-01-01, the first date that zip knows: the bytes depend on name and content alone. */
const DOS_DATE = 0x21;

/**
 * One file as a zip without compression, in the form that older artifact services take (APPNOTE 6.3.10 §4.3). Reads the file once for its
 * checksum. Throws for 4 GiB and more, which would need zip64.
 */
export async function zipOneFile(name: string, blob: BlobSource): Promise<BlobSource> {
  if (blob.size >= 0xffffffff) throw new Error('a zip without zip64 holds less than 4 GiB');
  let sum = 0;
  for (let offset = 0; offset < blob.size; offset += PIECE) sum = crc32(await blob.read(offset, Math.min(PIECE, blob.size - offset)), sum);
  const file = new TextEncoder().encode(name);
  const head = record(0x04034b50, [20, FLAGS, 0, 0, DOS_DATE], sum, blob.size, [file.length, 0], [], file);
  const entry = record(
    0x02014b50,
    [VERSION_MADE, 20, FLAGS, 0, 0, DOS_DATE],
    sum,
    blob.size,
    [file.length, 0, 0, 0, 0],
    [(0o100644 << 16) >>> 0, 0],
    file,
  );
  const end = new DataView(new ArrayBuffer(22));
  end.setUint32(0, 0x06054b50, true);
  end.setUint16(8, 1, true);
  end.setUint16(10, 1, true);
  end.setUint32(12, entry.length, true);
  end.setUint32(16, head.length + blob.size, true);
  const tail = Buffer.concat([entry, new Uint8Array(end.buffer)]);
  return joined(head, blob, tail);
}

/** Names are UTF-8. */
const FLAGS = 0x0800;
/** Unix, so that the mode counts. */
const VERSION_MADE = (3 << 8) | 20;

function record(
  signature: number,
  before: readonly number[],
  sum: number,
  size: number,
  lengths: readonly number[],
  after: readonly number[],
  name: Uint8Array,
): Uint8Array {
  const view = new DataView(new ArrayBuffer(4 + before.length * 2 + 12 + lengths.length * 2 + after.length * 4));
  let at = 0;
  const put = (value: number, bytes: 2 | 4): void => {
    if (bytes === 2) view.setUint16(at, value, true);
    else view.setUint32(at, value, true);
    at += bytes;
  };
  put(signature, 4);
  for (const value of before) put(value, 2);
  for (const value of [sum, size, size]) put(value, 4);
  for (const value of lengths) put(value, 2);
  for (const value of after) put(value, 4);
  return Buffer.concat([new Uint8Array(view.buffer), name]);
}

async function joined(head: Uint8Array, blob: BlobSource, tail: Uint8Array): Promise<BlobSource> {
  const size = head.length + blob.size + tail.length;
  const read = async (offset: number, length: number): Promise<Uint8Array> => {
    const end = Math.min(offset + length, size);
    const cut = (part: Uint8Array, start: number): Uint8Array => part.subarray(Math.max(0, offset - start), Math.max(0, end - start));
    const [from, to] = [Math.max(0, offset - head.length), Math.min(blob.size, end - head.length)];
    const middle = to > from ? await blob.read(from, to - from) : new Uint8Array(0);
    return Buffer.concat([cut(head, 0), middle, cut(tail, head.length + blob.size)]);
  };
  const hash = createHash('sha256');
  for (let offset = 0; offset < size; offset += PIECE) hash.update(await read(offset, PIECE));
  return { digest: `sha256:${hash.digest('hex')}` as Digest, size, read };
}
