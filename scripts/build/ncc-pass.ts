/*
 * Runs ncc over the bundles named on the command line, each `<name>/index.js` in the working folder, and writes `<name>/out/`. A process of its
 * own, because ncc names modules after their place, and after its own, relative to the working folder: that one lies in `node_modules/.cache`, so
 * that the names are the same wherever the checkout is.
 */
import { mkdirSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import ncc from '@vercel/ncc';

for (const argument of process.argv.slice(2)) {
  const [name = '', ...externals] = argument.split(',');
  const { code, assets } = await ncc(resolve(name, 'index.js'), { cache: false, esm: true, quiet: true, externals });
  const out = join(name, 'out');
  mkdirSync(out, { recursive: true });
  writeFileSync(join(out, 'index.js'), code);
  for (const [file, { source }] of Object.entries(assets)) writeFileSync(join(out, file), source);
}
