import { randomUUID } from 'node:crypto';
import { existsSync } from 'node:fs';
import { mkdir, readdir, rename, rm, stat, utimes } from 'node:fs/promises';
import { homedir } from 'node:os';
import { join, resolve } from 'node:path';
import { contentKey } from './content-key.ts';
import { runScript } from './run-script.ts';
import { scratchRepository, unpackArchive } from './scratch-repository.ts';
import { assertNoPackages, repository } from './source-tree.ts';
import { withLock } from './with-lock.ts';

/** What a built tree depends on; relative to the root. */
const SOURCES = [
  'src',
  'scripts/build',
  'scripts/build.ts',
  'actions',
  'action.yml',
  'package.json',
  'package-lock.json',
  '.gitattributes',
];
const KEEP_MS = 60 * 60 * 1000;

/**
 * A folder laid out like the repository that a runner downloads, with `dist` built from the source as it is now: `git archive` of a temporary tree.
 * Built once per content, also when several test workers ask; shared, so never write into it. Throws what the build printed when it fails.
 */
export async function freshDist(root = repository): Promise<string> {
  const folder = join(parts(), `fresh-dist-${await contentKey(root, SOURCES)}`);
  assertNoPackages(parts());
  await mkdir(parts(), { recursive: true });
  if (!existsSync(folder)) {
    await withLock(`${folder}.lock`, async () => {
      if (!existsSync(folder)) await make(root, folder);
    });
  }
  const now = new Date();
  await utimes(folder, now, now);
  return folder;
}

async function make(root: string, folder: string): Promise<void> {
  // Not named by a process as other half parts are: this one may be made inside a bed, whose processes the sweep of a start outside cannot see.
  const temporary = join(parts(), `.making-fresh-dist-${randomUUID()}`);
  try {
    await runScript(root, 'scripts/build.ts', ['--out', join(temporary, 'dist')]);
    const scratch = await scratchRepository(root, join(temporary, 'dist'), join(temporary, 'repository'));
    await unpackArchive(scratch, join(temporary, 'tree'));
    // Somebody in another bed may have made the same at the same time: then theirs is as good.
    await rename(join(temporary, 'tree'), folder).catch((error: unknown) => {
      if (!existsSync(folder)) throw error;
    });
  } finally {
    await rm(temporary, { recursive: true, force: true });
  }
  await removeOld();
}

async function removeOld(): Promise<void> {
  for (const name of await readdir(parts())) {
    const folder = join(parts(), name);
    if (/^(\.making-)?fresh-dist-[0-9a-f-]+$/.test(name) && (await stat(folder)).mtimeMs < Date.now() - KEEP_MS)
      await rm(folder, { recursive: true, force: true });
  }
}

/** The parts folder of the one cache (`scripts/set-up/cache.mjs`). */
const parts = (): string =>
  join(resolve(process.env.TIDEGATE_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tidegate')), 'parts');
