import { spawn } from 'node:child_process';
import { join } from 'node:path';

/** Runs a TypeScript script of the checkout at `root` on this node; resolves to what it printed. Throws with its whole output when it fails. */
export function runScript(
  root: string,
  script: string,
  args: readonly string[],
  env: Readonly<Record<string, string>> = {},
): Promise<string> {
  const { NODE_OPTIONS: _, ...inherited } = process.env;
  return run(process.execPath, [join(root, script), ...args], { cwd: root, env: { ...inherited, ...env } });
}

/** Runs a command; resolves to its standard output. Throws with its whole output when it fails. */
export function run(
  command: string,
  args: readonly string[],
  options: { readonly cwd: string; readonly env?: NodeJS.ProcessEnv },
): Promise<string> {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['ignore', 'pipe', 'pipe'] });
    let out = '';
    let all = '';
    child.stdout.setEncoding('utf8').on('data', (chunk: string) => {
      out += chunk;
      all += chunk;
    });
    child.stderr.setEncoding('utf8').on('data', (chunk: string) => {
      all += chunk;
    });
    child.on('error', reject);
    child.on('close', (code) =>
      code === 0 ? resolve(out) : reject(new Error(`${command} ${args.join(' ')} ended with ${code}:\n${all}`)),
    );
  });
}
