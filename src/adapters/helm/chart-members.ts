import { readdir, readFile, stat } from 'node:fs/promises';
import { join } from 'node:path';
import { promisify } from 'node:util';
import { gunzip } from 'node:zlib';
import { tarFiles } from '../../core/archive/tar-files.ts';

/** Files of a chart by their path in it (`charts/db/values.yaml`). */
export type ChartMembers = ReadonlyMap<string, Uint8Array>;

/** What a chart and the archives in it may unpack to, all together; helm reads no archive of more than 100 MiB either. */
export interface UnpackRoom {
  bytes: number;
}

export const unpackRoom = (): UnpackRoom => ({ bytes: 100 * 1_048_576 });

const MAX_ARCHIVE = 20 * 1_048_576;
const MAX_FILE = 1_048_576;
const MAX_MEMBERS = 2_000;
/** Folders below the chart's own: `charts/NAME` for each chart within a chart. */
const MAX_DEPTH = 12;

const unzip = promisify(gunzip);

/** What tells the defaults: Chart.yaml, values.yaml and requirements.yaml of the chart and of those in its folder `charts`, and archives there. */
const COUNTS = /^(?:charts\/[^/]+\/)*(?:Chart\.yaml|values\.yaml|requirements\.yaml|charts\/[^/]+\.tgz)$/;

/** Reads what counts of a chart's folder or archive. Throws an `Error` that tells why it cannot; nothing is unpacked to the disk. */
export async function chartMembers(path: string, room: UnpackRoom): Promise<ChartMembers> {
  const found = await stat(path);
  if (found.isDirectory()) return folderMembers(path);
  if (found.size > MAX_ARCHIVE) throw new Error('the archive is too large');
  return archiveMembers(await readFile(path), room);
}

/** The same of an archive: as in helm, the name of its top folder does not matter, and a name that leads out of it is no member. */
export async function archiveMembers(archive: Uint8Array, room: UnpackRoom): Promise<ChartMembers> {
  const members = new Map<string, Uint8Array>();
  const unpacked = await unzip(archive, { maxOutputLength: Math.max(1, room.bytes) });
  room.bytes -= unpacked.length;
  for (const { name, content } of tarFiles(unpacked)) {
    const [, ...rest] = name.replace(/^\.\//, '').split('/');
    add(members, rest.join('/'), content);
  }
  return members;
}

/** Links are not followed: they may lead anywhere. */
async function folderMembers(root: string): Promise<ChartMembers> {
  const members = new Map<string, Uint8Array>();
  const walk = async (below: string, depth: number): Promise<void> => {
    if (depth > MAX_DEPTH) throw new Error('charts lie too deep in each other');
    for (const entry of await readdir(join(root, below), { withFileTypes: true })) {
      const name = below === '' ? entry.name : `${below}/${entry.name}`;
      if (entry.isDirectory() && (/(?:^|\/)charts$/.test(below) || entry.name === 'charts')) await walk(name, depth + 1);
      if (!entry.isFile() || !COUNTS.test(name)) continue;
      if ((await stat(join(root, name))).size > limitOf(name)) throw new Error(`${name} is too large`);
      add(members, name, await readFile(join(root, name)));
    }
  };
  await walk('', 0);
  return members;
}

function add(members: Map<string, Uint8Array>, name: string, content: Uint8Array): void {
  if (!COUNTS.test(name) || name.split('/').includes('..')) return;
  if (content.length > limitOf(name)) throw new Error(`${name} is too large`);
  if (members.size >= MAX_MEMBERS) throw new Error(`it holds more than ${MAX_MEMBERS} files of subcharts`);
  members.set(name, content.slice());
}

const limitOf = (name: string): number => (name.endsWith('.tgz') ? MAX_ARCHIVE : MAX_FILE);
