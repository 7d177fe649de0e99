const BLOCK = 512;

/** A plain file of an archive. */
export interface TarFile {
  readonly name: string;
  readonly content: Uint8Array;
}

/**
 * The plain files of a tar archive in their order, without a copy of their content; links and folders are passed over. Long names are read in the
 * forms that Go, GNU tar and pax write. A broken archive gives what stands before the break.
 */
export function* tarFiles(archive: Uint8Array): Generator<TarFile> {
  const text = new TextDecoder();
  const field = (at: number, length: number): string => text.decode(archive.subarray(at, at + length)).split('\0')[0] ?? '';
  let longName: string | undefined;
  for (let at = 0; at + BLOCK <= archive.length; ) {
    const short = field(at, 100);
    if (short === '') return;
    const size = Number.parseInt(field(at + 124, 12).trim(), 8);
    const start = at + BLOCK;
    if (!Number.isSafeInteger(size) || size < 0 || start + size > archive.length) return;
    const content = archive.subarray(start, start + size);
    const type = field(at + 156, 1);
    if (type === '' || type === '0') {
      const prefix = field(at + 257, 6) === 'ustar' ? field(at + 345, 155) : '';
      yield { name: longName ?? (prefix === '' ? short : `${prefix}/${short}`), content };
    }
    longName = type === 'x' ? paxPath(text.decode(content)) : type === 'L' ? text.decode(content).split('\0')[0] : undefined;
    at = start + Math.ceil(size / BLOCK) * BLOCK;
  }
}

/** `<length> path=<name>\n` among the records of a pax header. */
const paxPath = (records: string): string | undefined => /(?:^|\n)\d+ path=([^\n]+)\n/.exec(records)?.[1];
