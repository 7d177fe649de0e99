import { spawn } from 'node:child_process';
import { constants } from 'node:os';

/** A process to start. Arguments never pass through a shell. */
export interface ChildCommand {
  readonly file: string;
  readonly args: readonly string[];
  readonly env: Readonly<Record<string, string>>;
  readonly cwd?: string;
  /** Called for each line of standard error, while it runs. */
  onLine?(line: string): void;
}

/** How it ended: `code` as a shell tells it (128 + signal). */
export interface ChildEnd {
  readonly code: number;
  readonly stdout: string;
  readonly stderr: string;
}

/** A running process, in a group of its own: signals of our own group do not reach it. */
export interface Child {
  readonly end: Promise<ChildEnd>;
  /** Asks the whole group to end (SIGTERM). */
  terminate(): void;
  kill(): void;
}

const MAX_OUTPUT = 64 * 1_048_576;

/** Starts a process. `end` rejects with node's error (ENOENT …) when it cannot be started. */
export function startChild(command: ChildCommand): Child {
  const child = spawn(command.file, command.args, {
    env: command.env,
    cwd: command.cwd,
    detached: true,
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const out = collector();
  const err = collector(command.onLine);
  child.stdout.on('data', out.add);
  child.stderr.on('data', err.add);
  const signalGroup = (signal: NodeJS.Signals): void => {
    if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return;
    try {
      process.kill(-child.pid, signal);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
    }
  };
  const end = new Promise<ChildEnd>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (code, signal) => {
      const number = signal === null ? (code ?? 1) : 128 + (constants.signals[signal] ?? 0);
      resolve({ code: number, stdout: out.text(), stderr: err.text() });
    });
  });
  return { end, terminate: () => signalGroup('SIGTERM'), kill: () => signalGroup('SIGKILL') };
}

/** Runs a short process to its end; an aborted signal ends it. */
export async function runChild(command: ChildCommand, signal: AbortSignal): Promise<ChildEnd> {
  signal.throwIfAborted();
  const child = startChild(command);
  const stop = (): void => child.terminate();
  signal.addEventListener('abort', stop, { once: true });
  try {
    const end = await child.end;
    signal.throwIfAborted();
    return end;
  } finally {
    signal.removeEventListener('abort', stop);
  }
}

function collector(onLine?: (line: string) => void) {
  const chunks: Buffer[] = [];
  let size = 0;
  let rest = '';
  const lines = (text: string): void => {
    const parts = (rest + text).split('\n');
    rest = parts.pop() ?? '';
    for (const line of parts) onLine?.(line);
  };
  return {
    add: (chunk: Buffer): void => {
      if (size < MAX_OUTPUT) chunks.push(chunk);
      size += chunk.length;
      if (onLine !== undefined) lines(chunk.toString('utf8'));
    },
    text: (): string => Buffer.concat(chunks).toString('utf8'),
  };
}
