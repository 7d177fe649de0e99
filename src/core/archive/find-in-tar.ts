const BLOCK = 512;

/** The content of a plain file in a tar archive (ustar; names up to 100 bytes); undefined when there is none. A broken archive gives what was found. */
export function findInTar(archive: Uint8Array, name: string): Uint8Array | undefined {
  const text = new TextDecoder();
  const field = (at: number, length: number): string => text.decode(archive.subarray(at, at + length)).split('\0')[0] ?? '';
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const entry = field(at, 100);
    if (entry === '') return undefined;
    const size = Number.parseInt(field(at + 124, 12).trim(), 8);
    if (!Number.isSafeInteger(size)) return undefined;
    const type = field(at + 156, 1);
    const start = at + BLOCK;
    if (entry === name && (type === '0' || type === ''))
      return start + size <= archive.length ? archive.subarray(start, start + size) : undefined;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
  return undefined;
}
