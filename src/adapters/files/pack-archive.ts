import { createHash } from 'node:crypto';
import { open } from 'node:fs/promises';
import type { ArchiveEntry } from '../../core/archive/entry.ts';
import { inArchiveOrder } from '../../core/archive/entry.ts';
import { tarEnd, tarHeader, tarPadding } from '../../core/archive/tar.ts';
import type { Digest } from '../../core/digest/digest.ts';
import type { Member } from '../../core/publish/payload.ts';
import { gzip } from './gzip.ts';

/** A member with its bytes; a link has none. `content` may be asked for once. */
export type PackMember =
  | { readonly entry: Extract<ArchiveEntry, { kind: 'file' }>; content(): AsyncIterable<Uint8Array> }
  | { readonly entry: Extract<ArchiveEntry, { kind: 'link' }> };

export interface Packed {
  /** sha256 of the uncompressed tar. */
  readonly contentDigest: Digest;
  /** The files in it, with their digests; links are left out. */
  readonly members: readonly Member[];
}

/**
 * Writes members as tar, or gzipped tar, to a new file. The bytes depend on names, contents, exec bits and `mtime` (seconds) alone. Throws what
 * reading a member throws; the file may then be incomplete.
 */
export async function packArchive(
  members: readonly PackMember[],
  out: string,
  options: { mtime: number; compress: boolean },
): Promise<Packed> {
  const plain = createHash('sha256');
  const digests: Member[] = [];
  async function* tar(): AsyncGenerator<Uint8Array> {
    for await (const piece of tarPieces(members, options.mtime, digests)) {
      plain.update(piece);
      yield piece;
    }
  }
  await using file = await open(out, 'wx', 0o600);
  for await (const piece of options.compress ? gzip(tar()) : tar()) await file.writeFile(piece);
  return { contentDigest: `sha256:${plain.digest('hex')}` as Digest, members: digests };
}

async function* tarPieces(members: readonly PackMember[], mtime: number, digests: Member[]): AsyncGenerator<Uint8Array> {
  for (const { member } of inArchiveOrder(members.map((member) => ({ name: member.entry.name, member })))) {
    yield tarHeader(member.entry, mtime);
    if (!('content' in member)) continue;
    const { name, size } = member.entry;
    const hash = createHash('sha256');
    for await (const piece of member.content()) {
      hash.update(piece);
      yield piece;
    }
    yield tarPadding(size);
    digests.push({ name, digest: `sha256:${hash.digest('hex')}` as Digest, size });
  }
  yield tarEnd();
}
