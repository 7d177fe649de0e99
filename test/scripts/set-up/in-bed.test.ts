import { type ChildProcess, spawn } from 'node:child_process';
import { mkdtempSync, readdirSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { describe, expect, test } from '@jest/globals';
import { alive, childrenOf, until } from '../../support/bed-processes.ts';

const SCRIPTS = join(import.meta.dirname, '../../../scripts/set-up');

const descendants = (pid: number | undefined): number[] => childrenOf(pid).flatMap((child) => [child, ...descendants(child)]);

/** A command of ours that runs `sh -c words` in place; ready when that has written a line. */
const started = async (words: string): Promise<{ child: ChildProcess; below: number[]; cache: string; ended: Promise<unknown> }> => {
  const cache = mkdtempSync(join(tmpdir(), 'cache-'));
  const script = `const { runHere } = await import('${SCRIPTS}/in-bed.mjs'); const { main } = await import('${SCRIPTS}/main.mjs');
    await main(() => runHere({}, ['sh', '-c', ${JSON.stringify(words)}]));`;
  const child = spawn(process.execPath, ['--input-type=module', '-e', script], {
    env: { ...process.env, TIDEGATE_CACHE: cache, TMPDIR: cache },
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  const ended = new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));
  await new Promise((done) => child.stdout?.once('data', done));
  return { child, below: descendants(child.pid), cache, ended };
};

describe('a command that runs on this host', () => {
  test('gives its exit code', async () => {
    expect(await (await started('echo up; exit 7')).ended).toBe(7);
  });

  test.each([
    { how: 'Ctrl-C', signal: 'SIGINT', group: true, code: 130 },
    { how: 'TERM', signal: 'SIGTERM', group: false, code: 143 },
    { how: 'kill -9', signal: 'SIGKILL', group: false, code: 'SIGKILL' },
  ] as const)('ends with all that it started, by $how', async ({ signal, group, code }) => {
    const { child, below, cache, ended } = await started('setsid sleep 600 & sleep 600 & echo up; wait');
    expect(below.length).toBeGreaterThanOrEqual(4);
    process.kill(group ? -(child.pid ?? 0) : (child.pid ?? 0), signal);
    expect(await ended).toBe(code);
    expect(await until(() => !below.some(alive))).toBe(true);
    // After kill -9 the next start sweeps the run's folder.
    if (code !== 'SIGKILL') expect(readdirSync(cache).flatMap((name) => readdirSync(join(cache, name)))).toEqual([]);
  });
});
