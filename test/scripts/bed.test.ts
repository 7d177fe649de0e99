import { type ChildProcess, execFileSync, spawn, spawnSync } from 'node:child_process';
import { existsSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, expect, test } from '@jest/globals';
import { alive, childrenOf, groupsOf, processesOf, until } from '../support/bed-processes.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const SCRIPT = join(import.meta.dirname, '../../scripts/bed.mjs');

/** `npm run bed` without npm. In the test's own bed it keeps its state in the temporary folder: the user's background bed is not touched. */
const bed = (...args: string[]): { status: number | null; stdout: string; stderr: string } =>
  spawnSync(process.execPath, [SCRIPT, ...args], { encoding: 'utf8', timeout: 60_000 });

const variablesOf = (lines: string): NodeJS.ProcessEnv =>
  Object.fromEntries([...lines.matchAll(/^export (\w+)='(.*)'$/gm)].map(([, name, value]) => [name, value]));

const pidIn = (text: string): number => Number(/process (\d+)/.exec(text)?.[1]);

/** `bed run` in a process group of its own, up when its command says so. */
const runUntilUp = async (): Promise<{ child: ChildProcess; cluster: number; processes: number[] }> => {
  const child = spawn(process.execPath, [SCRIPT, 'run', 'sh', '-c', 'echo up; sleep 600'], {
    stdio: ['ignore', 'pipe', 'ignore'],
    detached: true,
  });
  await new Promise((done, fail) => {
    child.stdout?.once('data', done);
    child.once('exit', (code) => fail(new Error(`bed run ended with ${code} before its command began`)));
  });
  const [cluster = 0] = childrenOf(child.pid);
  return { child, cluster, processes: processesOf(cluster) };
};

describeWithCluster('npm run bed', () => {
  afterAll(() => {
    bed('down');
  });

  test('up, env, exec, status, down: a cluster that this host reaches, and nothing of it afterwards', async () => {
    expect(bed('status')).toMatchObject({ status: 1, stdout: 'down\n' });
    const up = bed('up');
    expect(up).toMatchObject({ status: 0, stdout: expect.stringContaining('The bed is up') });
    const pid = pidIn(up.stdout);
    expect(pidIn(bed('up').stdout)).toBe(pid);

    const env = { ...process.env, ...variablesOf(bed('env').stdout) };
    expect(env.TIDEGATE_BED_REGISTRY).not.toBe(process.env.TIDEGATE_BED_REGISTRY);
    expect(execFileSync('kubectl', ['get', 'nodes', '-o', 'name'], { env, encoding: 'utf8' })).toBe('node/bed\n');
    const catalog = await fetch(`http://${env.TIDEGATE_BED_REGISTRY}/v2/_catalog`);
    expect(await catalog.json()).toEqual({ repositories: ['app', 'pause'] });
    const inside = bed('exec', 'sh', '-c', 'echo $TIDEGATE_BED_REGISTRY; kubectl get --raw /version | grep gitVersion; exit 3');
    expect(inside.status).toBe(3);
    expect(inside.stdout).toContain(`${env.TIDEGATE_BED_REGISTRY}\n`);
    expect(inside.stdout).toContain('"v1.35.4"');

    const processes = processesOf(pid);
    expect(processes.length).toBeGreaterThan(8);
    expect(bed('down')).toMatchObject({ status: 0, stdout: 'The bed is down.\n' });
    expect(await until(() => !processes.some(alive))).toBe(true);
    expect(groupsOf(pid)).toEqual([]);
    expect(existsSync(join(tmpdir(), 'bed'))).toBe(false);
    expect(bed('down').stdout).toBe('No bed was up.\n');
  }, 90_000);

  test('after kill -9 of the background bed, status says down and up works again', () => {
    const first = pidIn(bed('up').stdout);
    process.kill(first, 'SIGKILL');
    expect(bed('status')).toMatchObject({ status: 1, stdout: 'down\n' });
    const second = pidIn(bed('up').stdout);
    expect(second).not.toBe(first);
    expect(groupsOf(first)).toEqual([]);
    expect(bed('down').status).toBe(0);
  }, 90_000);

  test('run gives the exit code of its command', () => {
    expect(bed('run', 'sh', '-c', 'kubectl get node bed -o name; exit 5')).toMatchObject({ status: 5, stdout: 'node/bed\n' });
  }, 60_000);

  test('run ends with everything on Ctrl-C, with 130', async () => {
    const { child, cluster, processes } = await runUntilUp();
    expect(processes.length).toBeGreaterThan(8);
    const end = new Promise((done) => child.once('exit', (code) => done(code)));
    process.kill(-(child.pid ?? 0), 'SIGINT');
    expect(await end).toBe(130);
    expect(processes.filter(alive)).toEqual([]);
    expect(groupsOf(cluster)).toEqual([]);
  }, 60_000);

  test('run that is killed by kill -9 takes its cluster along', async () => {
    const { child, cluster, processes } = await runUntilUp();
    child.kill('SIGKILL');
    expect(await until(() => !processes.some(alive) && !alive(cluster))).toBe(true);
    expect(await until(() => groupsOf(cluster).length === 0)).toBe(true);
  }, 60_000);
}, ['bed']);
