import { spawn } from 'node:child_process';
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { childrenOf } from '../../support/bed-processes.ts';
import type { OwnMachine } from './own-machine.ts';

/** How a command of the README is cut short. */
export const WAYS = {
  'Ctrl-C': 'SIGINT to its whole process group, as a terminal sends it',
  'kill -9 npm': 'SIGKILL to npm alone',
  'kill -9 script': 'SIGKILL to the script that npm runs',
} as const;

export type Way = keyof typeof WAYS;

const descendants = (pid: number): number[] => childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);

const script = (npm: number): number | undefined =>
  descendants(npm).find((pid) => /^node\0scripts\/\w+\.mjs\0/.test(readFileSync(`/proc/${pid}/cmdline`, 'utf8')));

/** Starts `npm WORDS…` as leader of a process group of its own. Without KUBECONFIG it starts a cluster of its own, in this bed. */
function start(machine: OwnMachine, words: readonly string[]): { readonly npm: number; readonly ended: Promise<number | null> } {
  const { KUBECONFIG: _, ...inherited } = process.env;
  const env = { ...inherited, HOME: machine.home };
  const child = spawn('npm', words, { cwd: machine.checkout, env, stdio: 'ignore', detached: true });
  return { npm: child.pid ?? 0, ended: new Promise((done) => child.once('exit', (code) => done(code))) };
}

/** Lets `npm WORDS…` run to its own end; gives its exit code. */
export const wholeRun = (machine: OwnMachine, words: readonly string[]): Promise<number | null> => start(machine, words).ended;

/** Cuts `npm WORDS…` short after so many seconds, and waits until npm itself has ended. Gives whether it had ended before that. */
export async function cutShort(machine: OwnMachine, words: readonly string[], seconds: number, way: Way): Promise<'cut' | 'ended before'> {
  const { npm, ended } = start(machine, words);
  if ((await Promise.race([ended, sleep(seconds * 1000, 'time' as const)])) !== 'time') return 'ended before';
  const victim = way === 'kill -9 script' ? (script(npm) ?? npm) : npm;
  if (way === 'Ctrl-C') process.kill(-npm, 'SIGINT');
  else process.kill(victim, 'SIGKILL');
  await ended;
  return 'cut';
}
