import { existsSync } from 'node:fs';
import { cp, mkdir } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { run } from './run-script.ts';

/** A git repository of its own; `tree` is what it would commit. */
export interface ScratchRepository {
  readonly folder: string;
  readonly tree: string;
}

/**
 * Makes a repository in `folder` that holds the work tree at `root` as git sees it (nothing ignored), with the folder `dist` in place of its own
 * `dist`. The repository at `root` is only read.
 */
export async function scratchRepository(root: string, dist: string, folder: string): Promise<ScratchRepository> {
  const listed = await run('git', ['ls-files', '--cached', '--others', '--exclude-standard', '-z', '--', '.', ':(exclude)dist'], {
    cwd: root,
  });
  const files = [...new Set(listed.split('\0'))].filter((file) => file !== '' && existsSync(join(root, file)));
  await mkdir(folder, { recursive: true });
  for (const file of files) {
    await mkdir(join(folder, dirname(file)), { recursive: true });
    await cp(join(root, file), join(folder, file), { verbatimSymlinks: true });
  }
  await cp(dist, join(folder, 'dist'), { recursive: true });
  await run('git', ['init', '--quiet', '--initial-branch=main'], { cwd: folder });
  return { folder, tree: await treeOf(folder) };
}

/** Stages everything in a repository and names the tree. */
export async function treeOf(folder: string): Promise<string> {
  await run('git', ['-c', 'core.autocrlf=false', 'add', '--all', '--force'], { cwd: folder });
  return (await run('git', ['write-tree'], { cwd: folder })).trim();
}

/** Unpacks `git archive` of a tree into an empty folder. */
export async function unpackArchive({ folder, tree }: ScratchRepository, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const archive = join(folder, '.git', 'archive.tar');
  await run('git', ['archive', '--format=tar', '-o', archive, tree], { cwd: folder });
  await run('tar', ['-xf', archive, '-C', target], { cwd: target });
}
