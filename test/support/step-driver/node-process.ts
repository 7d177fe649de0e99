import { type ChildProcess, spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** How long the runner waits after SIGINT, then after SIGTERM (actions/runner, `ProcessInvoker.cs`). */
const SIGINT_WAIT = 7_500;
const SIGTERM_WAIT = 2_500;
/** How long it waits for children that hold the output open after the process itself has ended. */
const STREAMS_WAIT = 5_000;

/** How a process ended: by itself, or after which of the runner's signals. `limit`: it had to be killed because it did not end. */
export type Ending = 'itself' | 'SIGINT' | 'SIGTERM' | 'SIGKILL' | 'limit';

export interface Ended {
  /** Null when a signal ended it. */
  readonly exitCode: number | null;
  readonly ending: Ending;
  readonly ms: number;
  /** Milliseconds from the first signal to the end. */
  readonly msAfterSignal?: number;
  /** A child still held the output when the process had ended. */
  readonly outputHeld: boolean;
}

/** When the job is cancelled: after milliseconds, when a line of output matches, or when a promise settles. */
export type Moment = number | RegExp | Promise<unknown>;

export interface NodeRun {
  readonly script: string;
  readonly cwd: string;
  readonly env: Readonly<Record<string, string>>;
  readonly onLine: (line: string) => void;
  readonly cancelAt?: Moment;
  /** The second half of a cancel alone: SIGTERM, 2.5 s later SIGKILL. */
  readonly termAt?: Moment;
  /** SIGKILL instead of the runner's patience: a machine that is taken away. */
  readonly killAt?: Moment;
  readonly limitMs: number;
}

/** Runs a script on this node as the runner does: no input, output by lines, a cancel as SIGINT, 7.5 s later SIGTERM, 2.5 s later SIGKILL, to this process alone. */
export async function runNode({ script, cwd, env, onLine, cancelAt, termAt, killAt, limitMs }: NodeRun): Promise<Ended> {
  const start = performance.now();
  const child = spawn(process.execPath, [script], { cwd, env, stdio: ['ignore', 'pipe', 'pipe'] });
  const watched: ((line: string) => void)[] = [onLine];
  const exited = new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', resolve);
  });
  const closed = new Promise<void>((resolve) => child.once('close', () => resolve()));
  const output = exited.then(() => soon(closed, STREAMS_WAIT));
  const done = output.then((inTime) => {
    if (!inTime) for (const stream of [child.stdout, child.stderr]) stream.destroy();
  });
  const onEach = (line: string): void => {
    for (const watch of watched) watch(line);
  };
  for (const stream of [child.stdout, child.stderr]) readLines(stream, onEach);

  let ending: Ending = 'itself';
  let signalled: number | undefined;
  const send = (signal: 'SIGINT' | 'SIGTERM' | 'SIGKILL', as: Ending = signal): void => {
    if (!running(child)) return;
    signalled ??= performance.now();
    ending = as;
    child.kill(signal);
  };
  const timers = new AbortController();
  const limit = setTimeout(() => send('SIGKILL', 'limit'), limitMs);
  if (killAt !== undefined) void at(killAt, watched, timers.signal, () => send('SIGKILL'));
  const terminate = async (): Promise<void> => {
    send('SIGTERM');
    if (!(await soon(done, SIGTERM_WAIT))) send('SIGKILL');
  };
  if (termAt !== undefined) void at(termAt, watched, timers.signal, terminate);
  if (cancelAt !== undefined) {
    void at(cancelAt, watched, timers.signal, async () => {
      send('SIGINT');
      if (!(await soon(done, SIGINT_WAIT))) await terminate();
    });
  }
  try {
    const exitCode = await exited;
    await done;
    const now = performance.now();
    const after = signalled === undefined ? {} : { msAfterSignal: now - signalled };
    return { exitCode, ending, ms: now - start, outputHeld: !(await output), ...after };
  } finally {
    clearTimeout(limit);
    timers.abort();
  }
}

const running = (child: ChildProcess): boolean => child.exitCode === null && child.signalCode === null;

/** Whether `event` happens within the time. */
async function soon(event: Promise<unknown>, ms: number): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<boolean>((resolve) => {
    timer = setTimeout(() => resolve(false), ms);
  });
  try {
    return await Promise.race([event.then(() => true), late]);
  } finally {
    clearTimeout(timer);
  }
}

async function at(moment: Moment, watched: ((line: string) => void)[], stopped: AbortSignal, act: () => unknown): Promise<void> {
  if (typeof moment === 'number') await soon(new Promise((resolve) => stopped.addEventListener('abort', resolve)), moment);
  else if (moment instanceof RegExp)
    await new Promise<void>((resolve) => watched.push((line) => (moment.test(line) ? resolve() : undefined)));
  else await moment;
  if (!stopped.aborted) await act();
}

function readLines(stream: NodeJS.ReadableStream, onLine: (line: string) => void): void {
  let rest = '';
  stream.setEncoding('utf8');
  stream.on('data', (chunk: string) => {
    const lines = (rest + chunk).split(/\r\n|\r(?!$)|\n/);
    rest = lines.pop() ?? '';
    for (const line of lines) onLine(line);
  });
  stream.on('end', () => {
    if (rest !== '') onLine(rest.replace(/\r$/, ''));
  });
}
