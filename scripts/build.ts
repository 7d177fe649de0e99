/*
 * `npm run build -- [--out DIR] [--only NAME]`: makes `dist` from `src/actions` and the chunks that they share.
 */
import { rmSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { performance } from 'node:perf_hooks';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { buildAll } from './build/bundle.ts';
import { only, productEntries } from './build/entries.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values } = parseArgs({ options: { out: { type: 'string', default: join(root, 'dist') }, only: { type: 'string' } } });

/** Builds what was asked for and says how much and where. */
async function build(out: string, name: string | undefined): Promise<string> {
  const start = performance.now();
  const all = productEntries(root);
  const wanted = name === undefined ? all : only(all, name);
  if (name === undefined) rmSync(out, { recursive: true, force: true });
  await buildAll(wanted, all.chunks, { root, out });
  const count = wanted.bundles.length + wanted.chunks.length;
  return `${count} ${count === 1 ? 'bundle' : 'bundles'} in ${out} (${((performance.now() - start) / 1000).toFixed(1)} s)`;
}

try {
  console.log(await build(resolve(values.out), values.only));
} catch (error) {
  console.error((error as Error).message);
  process.exitCode = 1;
}
