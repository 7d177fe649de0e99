/**
 * The GitHub of the bed as a process of its own:
 * `node test/bed/github/serve.ts [--repository acme/shop] [--port 0] [--control-port 0] [--visibility private] [--state-file FILE] [--until-stdin-ends]`
 * It prints one line of JSON with its URLs once it listens, and ends on SIGINT and SIGTERM. The state file is read at the start if it is there, and
 * written after each change (mode 0600: it holds tokens; bytes of artifacts are not in it).
 */
import { existsSync, readFileSync, renameSync, writeFileSync } from 'node:fs';
import { parseArgs } from 'node:util';
import { startControl } from './control.ts';
import { startGithub } from './start-github.ts';
import type { World } from './world.ts';

const { values } = parseArgs({
  options: {
    repository: { type: 'string', default: 'acme/shop' },
    visibility: { type: 'string', default: 'private' },
    port: { type: 'string', default: '0' },
    'control-port': { type: 'string', default: '0' },
    'state-file': { type: 'string' },
    'until-stdin-ends': { type: 'boolean', default: false },
  },
});

const file = values['state-file'];
const saved = file !== undefined && existsSync(file) ? { world: JSON.parse(readFileSync(file, 'utf8')) as World } : {};
if (values.visibility !== 'private' && values.visibility !== 'public') throw new Error('--visibility is private or public');

await using github = await startGithub({
  repository: values.repository,
  visibility: values.visibility,
  port: Number(values.port),
  changed: save,
  ...saved,
});
await using control = await startControl(github, Number(values['control-port']));
save();
process.stdout.write(`${JSON.stringify({ ...github.urls, control: control.url, pid: process.pid })}\n`);

await new Promise<void>((resolve) => {
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.once(signal, () => resolve());
  if (values['until-stdin-ends']) process.stdin.on('end', () => resolve()).resume();
});

function save(): void {
  if (file === undefined) return;
  writeFileSync(`${file}.new`, JSON.stringify(github.bed.world, null, 1), { mode: 0o600 });
  renameSync(`${file}.new`, file);
}
