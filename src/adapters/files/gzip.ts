import { Readable } from 'node:stream';
import { crc32, createDeflateRaw } from 'node:zlib';

/** RFC 1952 §2.3: no name, no time, no extra flags, operating system 255 = unknown. Node's own gzip writes the system into it. */
const HEADER = Uint8Array.of(0x1f, 0x8b, 8, 0, 0, 0, 0, 0, 0, 255);
const LEVEL = 6;

/** Packs bytes as gzip whose header is the same on every system and day. The deflate stream depends on Node's zlib alone. */
export async function* gzip(content: AsyncIterable<Uint8Array>): AsyncGenerator<Uint8Array> {
  let sum = 0;
  let size = 0;
  async function* counted(): AsyncGenerator<Uint8Array> {
    for await (const piece of content) {
      sum = crc32(piece, sum);
      size = (size + piece.length) % 2 ** 32;
      yield piece;
    }
  }
  yield HEADER;
  yield* Readable.from(counted(), { objectMode: false }).compose(createDeflateRaw({ level: LEVEL })) as AsyncIterable<Uint8Array>;
  const trailer = new Uint8Array(8);
  new DataView(trailer.buffer).setUint32(0, sum, true);
  new DataView(trailer.buffer).setUint32(4, size, true);
  yield trailer;
}
