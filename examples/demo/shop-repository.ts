import { execFile } from 'node:child_process';
import { cp, mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import { promisify } from 'node:util';

const run = promisify(execFile);

/** The team's git repository: a real one, with the shop's files and a version tag. */
export interface ShopRepository {
  readonly path: string;
  /** Commits an edit of one file; gives the new commit. */
  commit(message: string, file: string, edit: (text: string) => string): Promise<string>;
  /** Takes the newest commit back by a new one, as a team would. */
  revert(): Promise<string>;
  head(): Promise<string>;
  git(...args: string[]): Promise<string>;
}

/** Makes the repository at `path` from the shop's `source` folder, its workflows edited by `adapt`. The author is alice; dates are now. */
export async function makeShopRepository(source: string, path: string, adapt: (workflow: string) => string): Promise<ShopRepository> {
  await mkdir(path, { recursive: true });
  await cp(source, path, { recursive: true });
  const workflows = join(path, '.github', 'workflows');
  for (const name of await readdir(workflows)) await writeFile(join(workflows, name), adapt(await readFile(join(workflows, name), 'utf8')));
  const git = async (...args: string[]): Promise<string> => (await run('git', ['-C', path, ...identity, ...args])).stdout.trim();
  const head = (): Promise<string> => git('rev-parse', 'HEAD');
  await run('git', ['init', '--quiet', '--initial-branch=main', path]);
  await writeFile(join(path, '.gitignore'), 'image/\nrootfs/\nreports/\n');
  await git('add', '--all');
  await git('commit', '--quiet', '--message', 'feat: a shop');
  await git('tag', 'v1.0.0');
  await git('remote', 'add', 'origin', 'https://github.com/acme/shop.git');
  return {
    path,
    git,
    head,
    commit: async (message, file, edit) => {
      const full = join(path, file);
      await mkdir(dirname(full), { recursive: true });
      await writeFile(full, edit(await readFile(full, 'utf8').catch(() => '')));
      await git('add', '--all');
      await git('commit', '--quiet', '--message', message);
      return head();
    },
    revert: async () => {
      await git('revert', '--no-edit', 'HEAD');
      return head();
    },
  };
}

const identity = [
  '-c',
  'user.name=alice',
  '-c',
  'user.email=alice@example.com',
  '-c',
  'commit.gpgsign=false',
  '-c',
  'core.hooksPath=/dev/null',
];
