/*
 * `npm run contracts` writes action.yml, action-types.yml and the README tables of every action from its contract;
 * with `--check` it writes nothing, names what has drifted and ends 1. `--root DIR` takes another checkout (for tests).
 */
import { parseArgs } from 'node:util';
import { drift, writeAll } from './contracts/apply.ts';
import { generatedFiles } from './contracts/generate.ts';

const { values } = parseArgs({ options: { check: { type: 'boolean', default: false }, root: { type: 'string', default: process.cwd() } } });
const files = await generatedFiles(values.root);
const stale = await drift(values.root, files);
if (values.check) {
  for (const path of stale) console.error(`${path} does not match its contract: run npm run contracts`);
  if (stale.length > 0) process.exitCode = 1;
  else console.log(`contracts: ${files.length} files match their contracts`);
} else {
  await writeAll(values.root, files);
  console.log(stale.length === 0 ? 'contracts: nothing to change' : stale.map((path) => `contracts: wrote ${path}`).join('\n'));
}
