/*
 * `npm run check`: everything that can be judged without running the product. All parts run, also after one has failed,
 * and each failure prints what its tool said. Ends 1 when one failed.
 */
import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

const PARTS: readonly (readonly [title: string, command: string, ...args: string[]])[] = [
  ['types', 'tsc', '-p', 'tsconfig.json'],
  ['core is pure (types)', 'tsc', '-p', 'tsconfig.core.json'],
  ['format, lint, import rules', 'biome', 'ci', '--colors=off', '--max-diagnostics=50'],
  ['unused files, exports, dependencies', 'knip', '--no-progress'],
  ['contracts', process.execPath, 'scripts/contracts.ts', '--check'],
  ['lock', process.execPath, 'scripts/complete-lock.mjs', '--check'],
];

function run(command: string, args: readonly string[]): Promise<{ code: number; output: string }> {
  return new Promise((resolve) => {
    const child = spawn(command, args, { stdio: ['ignore', 'pipe', 'pipe'] });
    let output = '';
    child.stdout.on('data', (chunk) => (output += chunk));
    child.stderr.on('data', (chunk) => (output += chunk));
    child.on('error', (error) => resolve({ code: 127, output: error.message }));
    child.on('close', (code) => resolve({ code: code ?? 1, output }));
  });
}

for (const [title, command, ...args] of PARTS) {
  const start = performance.now();
  const { code, output } = await run(command, args);
  const seconds = ((performance.now() - start) / 1000).toFixed(1);
  console.log(`${code === 0 ? 'ok    ' : 'FAILED'} ${title} (${seconds} s)`);
  if (code === 0) continue;
  console.log(output);
  process.exitCode = 1;
}
