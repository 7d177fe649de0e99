import { spawn } from 'node:child_process';
import { performance } from 'node:perf_hooks';

/** One run of a command, from its start until it has ended and its output is closed. */
export interface Timed {
  readonly ms: number;
  /** Null when a signal ended it. */
  readonly code: number | null;
  readonly stderr: string;
}

/** Runs a command with exactly this environment, its output read as a runner reads it. Throws when it cannot be started. */
export async function timed(file: string, args: readonly string[], env: Readonly<Record<string, string | undefined>>): Promise<Timed> {
  const start = performance.now();
  const child = spawn(file, args, { env, stdio: ['ignore', 'pipe', 'pipe'] });
  let stderr = '';
  child.stdout.resume();
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    stderr += text;
  });
  const code = await new Promise<number | null>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', resolve);
  });
  return { ms: performance.now() - start, code, stderr };
}

/** The middle one; of an even number, the mean of the two in the middle. Throws when there is none. */
export function median(times: readonly number[]): number {
  const sorted = times.toSorted((a, b) => a - b);
  const [low, high] = [sorted[Math.floor((sorted.length - 1) / 2)], sorted[Math.floor(sorted.length / 2)]];
  if (low === undefined || high === undefined) throw new Error('there is no median of nothing');
  return (low + high) / 2;
}

/**
 * Runs these side by side: each once a round, in turns that start one further each round, so that none is always the first. Gives their times in
 * milliseconds, in the order of `runs`.
 */
export async function interleaved(rounds: number, runs: readonly ((round: number) => Promise<number>)[]): Promise<readonly number[][]> {
  const times = runs.map((): number[] => []);
  for (let round = 0; round < rounds; round++) {
    for (let turn = 0; turn < runs.length; turn++) {
      const index = (round + turn) % runs.length;
      const ms = await runs[index]?.(round);
      if (ms !== undefined) times[index]?.push(ms);
    }
  }
  return times;
}
