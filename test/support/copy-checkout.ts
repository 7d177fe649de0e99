import { cp, mkdir, readFile } from 'node:fs/promises';
import { dirname, join } from 'node:path';

const SOURCES = ['src', 'scripts/build', 'scripts/build.ts', 'package.json'];
const TOOLS = /^node_modules\/(esbuild|@esbuild\/[^/]+|@vercel\/ncc)$/;

interface Lock {
  readonly packages: Readonly<Record<string, { readonly dev?: boolean; readonly optional?: boolean }>>;
}

/** Copies all that a build reads to another folder: our sources, the packages of the product and the bundlers. Real files, no links. */
export async function copyCheckout(root: string, target: string): Promise<void> {
  const { packages } = JSON.parse(await readFile(join(root, 'package-lock.json'), 'utf8')) as Lock;
  const wanted = Object.entries(packages).filter(([path, { dev, optional }]) => path !== '' && (TOOLS.test(path) || !(dev || optional)));
  for (const path of [...SOURCES, ...wanted.map(([path]) => path)]) {
    await mkdir(dirname(join(target, path)), { recursive: true });
    await cp(join(root, path), join(target, path), { recursive: true, filter: keep(join(root, path)) }).catch(ignoreAbsent);
  }
}

/** A nested `node_modules` has its own entries in the lock. */
const keep =
  (base: string) =>
  (source: string): boolean =>
    !source.slice(base.length).includes('node_modules');

/** Binaries for other machines are in the lock and not on the disk. */
function ignoreAbsent(error: NodeJS.ErrnoException): void {
  if (error.code !== 'ENOENT') throw error;
}
