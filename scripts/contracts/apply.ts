import { mkdir, readFile, writeFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';
import type { GeneratedFile } from './generate.ts';

/** The paths whose text on disk is not what the contracts say. */
export async function drift(root: string, files: readonly GeneratedFile[]): Promise<readonly string[]> {
  const stale = await Promise.all(
    files.map(async ({ path, text }) => ((await readFile(join(root, path), 'utf8').catch(() => '')) === text ? undefined : path)),
  );
  return stale.filter((path) => path !== undefined);
}

/** Writes every file. */
export async function writeAll(root: string, files: readonly GeneratedFile[]): Promise<void> {
  for (const { path, text } of files) {
    await mkdir(dirname(join(root, path)), { recursive: true });
    await writeFile(join(root, path), text);
  }
}
