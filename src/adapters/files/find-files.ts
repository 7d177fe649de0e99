import type { Dirent } from 'node:fs';
import { lstat, readdir, readlink, realpath } from 'node:fs/promises';
import { dirname, join, relative, resolve, sep } from 'node:path';
import { parseFilePattern, takes } from '../../core/file-pattern/file-pattern.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { notTaken } from './steady-file.ts';

/** A file or link that the lines take. `name` is relative to the root, with `/`. */
export type FoundFile =
  | { readonly kind: 'file'; readonly name: string; readonly path: string }
  | { readonly kind: 'link'; readonly name: string; readonly path: string; readonly target: string };

export interface FindOptions {
  /** The folder that the lines, and `root`, are relative to. */
  readonly workspace: string;
  /** What names are relative to; absent: the deepest folder that holds everything the lines name. */
  readonly root?: string;
  readonly hidden: boolean;
}

export interface Found {
  readonly files: readonly FoundFile[];
  /** AP002 for what may not be taken; all of them. */
  readonly problems: readonly Problem[];
}

/**
 * Walks the folders that the lines name, without following links. A link is taken as a link when what it points to lies below the root; folders
 * behind links are not entered. Devices, pipes and sockets are problems, and so is what lies outside of the root.
 */
export async function findFiles(lines: readonly string[], options: FindOptions): Promise<Found> {
  const patterns = lines.map(parseFilePattern);
  const includes = patterns.filter(({ exclude }) => !exclude);
  const starts = includes.map(({ prefix }) => resolve(options.workspace, prefix));
  const root = options.root === undefined ? await commonFolder(starts) : resolve(options.workspace, options.root);
  const found = new Map<string, FoundFile>();
  const problems = new Map<string, Problem>();
  for (const start of starts) {
    for await (const { path, kind } of walk(start, options.hidden)) {
      const shown = relative(options.workspace, path);
      const forms = [path, shown].map((form) => form.split(sep).join('/'));
      if (found.has(path) || problems.has(path) || !takes(patterns, forms)) continue;
      const name = relative(root, path).split(sep).join('/');
      if (name === '' || outside(root, path))
        problems.set(path, notTaken(shown, `it lies outside of the root ${relative(options.workspace, root) || '.'}`));
      else if (kind === 'other') problems.set(path, notTaken(shown, 'it is a device, a pipe or a socket'));
      else if (kind === 'file') found.set(path, { kind, name, path });
      else {
        const link = await readLink(root, path, name);
        if (link === undefined)
          problems.set(path, notTaken(shown, 'it is a link that leads out of the root, is absolute, or leads to nothing'));
        else found.set(path, link);
      }
    }
  }
  return { files: [...found.values()], problems: [...problems.values()] };
}

type Kind = 'file' | 'link' | 'other';

async function* walk(start: string, hidden: boolean): AsyncGenerator<{ path: string; kind: Kind }> {
  const stat = await lstat(start).catch(() => undefined);
  if (stat === undefined) return;
  if (!stat.isDirectory()) {
    yield { path: start, kind: kindOf(stat) };
    return;
  }
  const folders = [start];
  for (let folder = folders.pop(); folder !== undefined; folder = folders.pop()) {
    for (const entry of await readdir(folder, { withFileTypes: true })) {
      if (!hidden && entry.name.startsWith('.')) continue;
      const path = join(folder, entry.name);
      if (entry.isDirectory()) folders.push(path);
      else yield { path, kind: kindOf(entry) };
    }
  }
}

const kindOf = (entry: Pick<Dirent, 'isFile' | 'isSymbolicLink'>): Kind =>
  entry.isFile() ? 'file' : entry.isSymbolicLink() ? 'link' : 'other';

async function readLink(root: string, path: string, name: string): Promise<FoundFile | undefined> {
  const target = await readlink(path);
  const [real, realRoot] = await Promise.all([realpath(path).catch(() => undefined), realpath(root)]);
  if (real === undefined || outside(realRoot, real) || target.startsWith('/')) return undefined;
  return { kind: 'link', name, path, target };
}

/** Compared by whole segments: `/x/dist-secret` is not below `/x/dist`. */
function outside(root: string, path: string): boolean {
  const way = relative(root, path);
  return way === '..' || way.startsWith(`..${sep}`);
}

async function commonFolder(starts: readonly string[]): Promise<string> {
  const folders = await Promise.all(
    starts.map(async (start) => ((await lstat(start).catch(() => undefined))?.isDirectory() ? start : dirname(start))),
  );
  let common = folders[0] ?? sep;
  for (const folder of folders)
    while (folder !== common && !folder.startsWith(common === sep ? sep : common + sep)) common = dirname(common);
  return common;
}
