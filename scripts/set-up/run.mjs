// Child processes of the set-up. On Linux they die with this process, also when it is killed: `contained.sh` sees to that.
import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';

const contained = fileURLToPath(new URL('contained.sh', import.meta.url));

/** A failed command of the set-up, with the end of what it printed. */
export class CommandFailed extends Error {}

/** The words that run `command` so that it cannot outlive this process; `packages` is a tree to lay over /usr (root only). */
export const containedCommand = (command, packages = '') =>
  process.platform === 'linux' ? ['bash', contained, String(process.pid), packages, ...command] : command;

/** Runs a command to its end and gives its stdout; throws CommandFailed with the last 25 lines of output. */
export const run = async (command, { cwd, env, packages } = {}) => {
  const [file, ...args] = containedCommand(command, packages);
  const child = spawn(file, args, { cwd, env: { ...process.env, ...env }, stdio: ['ignore', 'pipe', 'pipe'] });
  let out = '';
  let all = '';
  for (const stream of [child.stdout, child.stderr]) {
    stream.setEncoding('utf8').on('data', (text) => {
      if (stream === child.stdout) out += text;
      all = (all + text).slice(-20_000);
    });
  }
  const code = await new Promise((done, fail) => {
    child.once('error', fail);
    child.once('close', (status, signal) => done(status ?? signal));
  });
  if (code !== 0) throw new CommandFailed(`${command.join(' ')} ended with ${code}:\n${all.trimEnd().split('\n').slice(-25).join('\n')}`);
  return out;
};
