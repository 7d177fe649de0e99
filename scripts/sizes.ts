/*
 * `npm run sizes -- [--dist DIR] [TREE]`: the bundles of `dist`, and the archive of a tree (HEAD unless told), against their budgets. Ends 1 when
 * one is over.
 */
import { existsSync } from 'node:fs';
import { dirname, join, resolve } from 'node:path';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { archiveSizes } from './build/archive-size.ts';
import { bundleSizes, sizeTable } from './build/budgets.ts';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const { values, positionals } = parseArgs({ options: { dist: { type: 'string', default: join(root, 'dist') } }, allowPositionals: true });
const dist = resolve(values.dist);
if (existsSync(dist)) {
  const { text, over } = sizeTable([...bundleSizes(dist), ...archiveSizes(root, positionals[0] ?? 'HEAD')]);
  process.stdout.write(text);
  if (over.length > 0) process.exitCode = 1;
} else {
  console.error(`There is no ${dist}. Make it: npm run build`);
  process.exitCode = 1;
}
