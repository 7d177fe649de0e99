import { mkdir, rm } from 'node:fs/promises';
import { join } from 'node:path';
import { run } from './run-script.ts';

/**
 * Writes to `target` what `git archive` gives of the work tree at `root`, with the `dist` found in `built` in place of its own. Uses a temporary index
 * and a temporary object folder: nothing of it stays in the repository.
 */
export async function archiveTree(root: string, built: string, target: string): Promise<void> {
  await mkdir(target, { recursive: true });
  const archive = `${target}.tar`;
  await withTree(root, built, (tree, git) => git(root, 'archive', '--format=tar', '-o', archive, tree));
  await run('tar', ['-xf', archive, '-C', target], { cwd: target });
  await rm(archive);
}

type Git = (workTree: string, ...args: readonly string[]) => Promise<string>;

async function withTree(root: string, built: string, use: (tree: string, git: Git) => Promise<unknown>): Promise<void> {
  const scratch = join(built, '..', 'git');
  await mkdir(join(scratch, 'objects'), { recursive: true });
  const directory = (await run('git', ['rev-parse', '--absolute-git-dir'], { cwd: root })).trim();
  const objects = (await run('git', ['rev-parse', '--path-format=absolute', '--git-path', 'objects'], { cwd: root })).trim();
  const env = {
    ...process.env,
    GIT_DIR: directory,
    GIT_INDEX_FILE: join(scratch, 'index'),
    GIT_OBJECT_DIRECTORY: join(scratch, 'objects'),
    GIT_ALTERNATE_OBJECT_DIRECTORIES: objects,
  };
  const git: Git = (workTree, ...args) =>
    run('git', [`--work-tree=${workTree}`, '-c', 'core.safecrlf=false', ...args], { cwd: workTree, env });
  await git(root, 'add', '--all', '--', '.', ':(exclude)dist');
  await git(built, 'add', '--force', '--', 'dist');
  await use((await git(root, 'write-tree')).trim(), git);
  await rm(scratch, { recursive: true });
}
