import { basename, join } from 'node:path';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { mediaTypeOfName } from '../../core/publish/media-type.ts';
import type { Payload, StoredFile } from '../../core/publish/payload.ts';
import { type FoundFile, findFiles } from './find-files.ts';
import { type Packed, type PackMember, packArchive } from './pack-archive.ts';
import { fileBlob, hashSteady, notTaken, readSteady, type SteadyFile, steadyFile } from './steady-file.ts';

/** How files become what is stored. */
export type ArchiveForm = 'none' | 'tar' | 'tgz';

export interface CollectOptions {
  readonly workspace: string;
  readonly root?: string;
  readonly hidden: boolean;
  /** Absent: one file as it is, several as tgz. */
  readonly form?: ArchiveForm;
  /** The archive's name without its ending. */
  readonly archiveName: string;
  /** Seconds since 1970, for every entry. */
  readonly mtime: number;
  /** A folder for the archive; it must live as long as the payload. */
  readonly folder: string;
}

/** Finds, reads and hashes everything that the lines name. Throws `ProblemError`: AP001 when nothing matches, AP002 (all of them), AP003. */
export async function collectFiles(lines: readonly string[], options: CollectOptions): Promise<Extract<Payload, { kind: 'files' }>> {
  const { workspace, root, hidden } = options;
  const found = await findFiles(lines, { workspace, hidden, ...(root === undefined ? {} : { root }) });
  if (found.problems.length > 0) throw new ProblemError(found.problems);
  const [first, ...others] = found.files;
  if (first === undefined) throw new ProblemError(noFile(lines));
  const form = options.form ?? (others.length === 0 && first.kind === 'file' ? 'none' : 'tgz');
  if (form === 'none') return asTheyAre(found.files, options);
  const members = await inTurn(found.files, memberOf);
  const path = join(options.folder, `${options.archiveName}.${form}`);
  const packed = await packArchive(members, path, { mtime: options.mtime, compress: form === 'tgz' });
  return { kind: 'files', stored: [await storedFile(await steadyFile(path), basename(path))], ...packed };
}

async function asTheyAre(files: readonly FoundFile[], options: CollectOptions): Promise<Extract<Payload, { kind: 'files' }>> {
  const links = files.filter(({ kind }) => kind === 'link');
  if (links.length > 0)
    throw new ProblemError(links.map(({ name }) => notTaken(name, 'a link has no bytes of its own; archive: tgz keeps it')));
  const stored = await inTurn(files, async ({ path, name }) => storedFile(await steadyFile(path, name), name));
  const members = stored.map(({ name, blob }) => ({ name, digest: blob.digest, size: blob.size }));
  const [only, ...others] = stored;
  if (only !== undefined && others.length === 0) return { kind: 'files', stored, members, contentDigest: only.blob.digest };
  const content = await contentOf(files, options);
  return { kind: 'files', stored: stored.toSorted((a, b) => (a.name < b.name ? -1 : 1)), ...content };
}

/** Several files have one digest all the same: that of the archive they would make. */
async function contentOf(files: readonly FoundFile[], { folder, mtime }: CollectOptions): Promise<Packed> {
  return packArchive(await inTurn(files, memberOf), join(folder, 'content.tar'), { mtime, compress: false });
}

/** One after the other: thousands of files at once would need as many descriptors. */
async function inTurn<A, B>(items: readonly A[], work: (item: A) => Promise<B>): Promise<readonly B[]> {
  const done: B[] = [];
  for (const item of items) done.push(await work(item));
  return done;
}

async function memberOf(file: FoundFile): Promise<PackMember> {
  const { name, path } = file;
  if (file.kind === 'link') return { entry: { kind: 'link', name, target: file.target } };
  const steady = await steadyFile(path, name);
  const { size, executable } = steady;
  return { entry: { kind: 'file', name, size, executable }, content: () => readSteady(steady, name) };
}

async function storedFile(file: SteadyFile, name: string): Promise<StoredFile> {
  return { name, mediaType: mediaTypeOfName(name), blob: fileBlob(file, await hashSteady(file, name), name) };
}

const noFile = (lines: readonly string[]): Problem => ({
  code: 'AP001',
  fault: 'user',
  what: `no file matches ${lines.slice(0, 5).join(', ')}${lines.length > 5 ? ', …' : ''}`,
  where: 'input "path"',
  expected: 'at least one file; names that start with a dot count only with hidden-files: true',
  remedy: 'Check the patterns, and that the step before writes the files (paths are relative to the workspace).',
});
