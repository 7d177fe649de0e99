import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { type FileHandle, open } from 'node:fs/promises';
import type { Digest } from '../../core/digest/digest.ts';
import type { BlobSource } from '../../core/oci/registry.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';

const PIECE = 1_048_576;

/** A regular file as it was when it was first read; every later reading proves that it is still the same. */
export interface SteadyFile {
  readonly path: string;
  readonly size: number;
  readonly executable: boolean;
  readonly mark: string;
}

/** What a file is like now. Links are not followed. Throws `ProblemError` AP002 for what is no regular file, and when it cannot be opened. */
export async function steadyFile(path: string, shown = path): Promise<SteadyFile> {
  await using file = await openPlain(path, shown);
  const { size, executable, mark } = await markOf(file, shown);
  return { path, size, executable, mark };
}

/** All bytes in pieces of 1 MiB. Throws AP003 when the file changed since it was first seen, or while it is read. */
export async function* readSteady(file: SteadyFile, shown = file.path): AsyncGenerator<Uint8Array> {
  await using handle = await openPlain(file.path, shown);
  if ((await markOf(handle, shown)).mark !== file.mark) throw new ProblemError(changed(shown));
  let read = 0;
  while (read < file.size) {
    const piece = await fill(handle, read, Math.min(PIECE, file.size - read));
    if (piece.length === 0) throw new ProblemError(changed(shown));
    read += piece.length;
    yield piece;
  }
  if ((await markOf(handle, shown)).mark !== file.mark) throw new ProblemError(changed(shown));
}

/** The file's digest. Throws like `readSteady`. */
export async function hashSteady(file: SteadyFile, shown = file.path): Promise<Digest> {
  const hash = createHash('sha256');
  for await (const piece of readSteady(file, shown)) hash.update(piece);
  return `sha256:${hash.digest('hex')}` as Digest;
}

/** The file as something to upload, piece by piece. `read` throws AP003 when the file changed meanwhile. */
export const fileBlob = (file: SteadyFile, digest: Digest, shown = file.path): BlobSource => ({
  digest,
  size: file.size,
  read: async (offset, length) => {
    await using handle = await openPlain(file.path, shown);
    const piece = await fill(handle, offset, length);
    if (piece.length !== length || (await markOf(handle, shown)).mark !== file.mark) throw new ProblemError(changed(shown));
    return piece;
  },
});

async function openPlain(path: string, shown: string): Promise<FileHandle> {
  try {
    // Without O_NONBLOCK, opening a fifo would wait for a writer.
    return await open(path, constants.O_RDONLY | constants.O_NOFOLLOW | constants.O_NONBLOCK);
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    throw new ProblemError(
      code === 'ENOENT' ? changed(shown) : notTaken(shown, code === 'ELOOP' ? 'it is a link' : `it cannot be opened (${code})`),
      {
        cause: error,
      },
    );
  }
}

async function markOf(file: FileHandle, shown: string): Promise<{ size: number; executable: boolean; mark: string }> {
  const stat = await file.stat({ bigint: true });
  if (!stat.isFile()) throw new ProblemError(notTaken(shown, 'it is no regular file'));
  return {
    size: Number(stat.size),
    executable: (stat.mode & 0o100n) !== 0n,
    mark: [stat.dev, stat.ino, stat.size, stat.mtimeNs, stat.ctimeNs].join(':'),
  };
}

/** Reads until the piece is full or the file ends: a read may give less than was asked for. */
async function fill(file: FileHandle, offset: number, length: number): Promise<Uint8Array> {
  const piece = new Uint8Array(length);
  let got = 0;
  while (got < length) {
    const { bytesRead } = await file.read(piece, got, length - got, offset + got);
    if (bytesRead === 0) break;
    got += bytesRead;
  }
  return piece.subarray(0, got);
}

/** AP002: what is not taken, and why. */
export const notTaken = (shown: string, why: string): Problem => ({
  code: 'AP002',
  fault: 'user',
  what: `${shown} is not published: ${why}`,
  where: 'input "path"',
  expected: 'regular files below the root, and links that stay below it',
  remedy: 'Exclude it with a line !PATH, or put a copy in its place.',
});

const changed = (shown: string): Problem => ({
  code: 'AP003',
  fault: 'user',
  what: `${shown} changed while it was read`,
  where: 'input "path"',
  expected: 'files that nobody writes to',
  remedy: 'Publish after the step that writes it has ended (a process in the background?).',
});
