import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The repository's root. */
export const repository = dirname(dirname(dirname(fileURLToPath(import.meta.url))));

/** Throws when node would find packages from this folder: a bundle run there would prove nothing. */
export function assertNoPackages(folder: string): void {
  for (let at = folder; ; at = dirname(at)) {
    if (existsSync(join(at, 'node_modules')))
      throw new Error(`${join(at, 'node_modules')} is reachable from ${folder}; set TMPDIR or TIDEGATE_CACHE to another place`);
    if (at === dirname(at)) return;
  }
}
