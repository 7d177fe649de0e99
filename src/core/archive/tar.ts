import type { ArchiveEntry } from './entry.ts';

const BLOCK = 512;
/** The largest size that ustar's eleven octal digits hold. */
const MAX_OCTAL_SIZE = 0o77777777777;

/** Two empty blocks end an archive (POSIX.1-2017, pax, "ustar Interchange Format"). */
export const tarEnd = (): Uint8Array => new Uint8Array(2 * BLOCK);

/** The zero bytes that follow `size` bytes of content. */
export const tarPadding = (size: number): Uint8Array => new Uint8Array((BLOCK - (size % BLOCK)) % BLOCK);

/**
 * The header of one member. It depends on name, content size, the owner's exec bit and `mtime` (seconds) alone: uid and gid 0, no user names,
 * mode 0644 or 0755. A name or size that ustar cannot hold goes into a pax header before it.
 */
export function tarHeader(entry: ArchiveEntry, mtime: number): Uint8Array {
  const extended: [string, string][] = [];
  const size = entry.kind === 'file' ? entry.size : 0;
  if (!fitsName(entry.name)) extended.push(['path', entry.name]);
  if (entry.kind === 'link' && !fitsName(entry.target)) extended.push(['linkpath', entry.target]);
  if (size > MAX_OCTAL_SIZE) extended.push(['size', String(size)]);
  const header = ustar({
    name: asciiStart(entry.name),
    mode: entry.kind === 'file' && !entry.executable ? 0o644 : entry.kind === 'link' ? 0o777 : 0o755,
    size: size > MAX_OCTAL_SIZE ? 0 : size,
    mtime,
    type: entry.kind === 'file' ? '0' : '2',
    target: entry.kind === 'link' ? asciiStart(entry.target) : '',
  });
  return extended.length === 0 ? header : join([paxHeader(extended, mtime), header]);
}

function paxHeader(records: readonly (readonly [string, string])[], mtime: number): Uint8Array {
  const content = join(records.map(([key, value]) => paxRecord(key, value)));
  const header = ustar({ name: 'PaxHeader', mode: 0o644, size: content.length, mtime, type: 'x', target: '' });
  return join([header, content, tarPadding(content.length)]);
}

/** `<length> key=value\n`, where the length counts itself. */
function paxRecord(key: string, value: string): Uint8Array {
  const rest = new TextEncoder().encode(` ${key}=${value}\n`);
  let length = rest.length + 1;
  while (String(length).length + rest.length !== length) length = String(length).length + rest.length;
  return join([new TextEncoder().encode(String(length)), rest]);
}

interface Fields {
  readonly name: string;
  readonly mode: number;
  readonly size: number;
  readonly mtime: number;
  readonly type: '0' | '2' | 'x';
  readonly target: string;
}

function ustar(fields: Fields): Uint8Array {
  const header = new Uint8Array(BLOCK);
  const put = (offset: number, text: string): void => header.set(new TextEncoder().encode(text), offset);
  const octal = (value: number, digits: number): string => `${Math.trunc(value).toString(8).padStart(digits, '0')}\0`;
  put(0, fields.name);
  put(100, octal(fields.mode, 7));
  put(108, octal(0, 7));
  put(116, octal(0, 7));
  put(124, octal(fields.size, 11));
  put(136, octal(Math.max(0, fields.mtime), 11));
  put(148, ' '.repeat(8));
  put(156, fields.type);
  put(157, fields.target);
  put(257, 'ustar\u000000');
  put(329, octal(0, 7));
  put(337, octal(0, 7));
  const sum = header.reduce((total, byte) => total + byte, 0);
  put(148, `${sum.toString(8).padStart(6, '0')}\0 `);
  return header;
}

const fitsName = (name: string): boolean => name.length <= 100 && /^[\x20-\x7e]*$/.test(name);

/** What readers without pax see of a long name. */
const asciiStart = (name: string): string => name.replace(/[^\x20-\x7e]/g, '_').slice(0, 100);

function join(parts: readonly Uint8Array[]): Uint8Array {
  const whole = new Uint8Array(parts.reduce((sum, part) => sum + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}
