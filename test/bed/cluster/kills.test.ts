import { type ChildProcess, spawn } from 'node:child_process';
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { expect, test } from '@jest/globals';
import { alive, groupsOf, processesOf, until } from '../../support/bed-processes.ts';
import { describeWithCluster } from '../../support/with-cluster.ts';

const CLUSTER = join(import.meta.dirname, 'cluster.sh');

/** A second cluster, started inside the test's own one: its process ids, mounts and links would show here if they outlived it. */
const startCluster = (command: string): ChildProcess =>
  spawn('bash', [CLUSTER, 'sh', '-c', command], { stdio: ['ignore', 'pipe', 'ignore'] });

const ended = (child: ChildProcess): Promise<number | NodeJS.Signals | null> =>
  new Promise((done) => child.once('exit', (code, signal) => done(code ?? signal)));

/** The pods of the test's own cluster come and go while these tests run. */
const OF_ITS_PODS = / \/(run\/containerd|run\/netns|run\/bed|var\/lib\/kubelet)\//;

/** What a cluster could leave on its host beside processes and cgroups. */
const traces = (): unknown => ({
  mounts: readFileSync('/proc/self/mountinfo', 'utf8')
    .split('\n')
    .filter((line) => !OF_ITS_PODS.test(line)),
  links: readdirSync('/sys/class/net').filter((name) => !name.startsWith('veth')),
  files: ['/', '/etc', '/opt', '/usr', '/var', '/var/cache'].map((folder) => (existsSync(folder) ? readdirSync(folder) : [])),
  sysctls: ['vm/overcommit_memory', 'kernel/panic', 'kernel/panic_on_oops'].map((name) => readFileSync(`/proc/sys/${name}`, 'utf8')),
});

describeWithCluster('the end of a cluster', () => {
  test('gives the exit code of its command and leaves nothing', async () => {
    const before = traces();
    const cluster = startCluster('kubectl get node bed > /dev/null && exit 7');
    expect(await ended(cluster)).toBe(7);
    expect(groupsOf(cluster.pid)).toEqual([]);
    expect(traces()).toEqual(before);
  }, 60_000);

  test.each([
    { signal: 'SIGTERM', when: 'Ready', after: undefined },
    { signal: 'SIGHUP', when: 'starting', after: 1500 },
    { signal: 'SIGTERM', when: 'making its namespaces', after: 60 },
  ] as const)(
    'by $signal while $when leaves nothing',
    async ({ signal, after }) => {
      const before = traces();
      const cluster = startCluster('echo up; sleep 600');
      const end = ended(cluster);
      if (after === undefined) await new Promise((done) => cluster.stdout?.once('data', done));
      else await sleep(after);
      const processes = processesOf(cluster.pid);
      cluster.kill(signal);
      await end;
      expect(await until(() => !processes.some(alive))).toBe(true);
      expect(groupsOf(cluster.pid)).toEqual([]);
      expect(traces()).toEqual(before);
    },
    60_000,
  );

  test.each([
    { when: 'Ready', after: undefined },
    { when: 'starting', after: 1200 },
    { when: 'making its namespaces', after: 40 },
  ])(
    'by kill -9 while $when leaves no process, mount or link, and the next start sweeps the empty cgroups',
    async ({ after }) => {
      const before = traces();
      const killed = startCluster('echo up; sleep 600');
      const end = ended(killed);
      if (after === undefined) await new Promise((done) => killed.stdout?.once('data', done));
      else await sleep(after);
      const processes = processesOf(killed.pid);
      expect(processes.length).toBeGreaterThan(after === undefined ? 10 : -1);
      killed.kill('SIGKILL');
      await end;
      expect(await until(() => !processes.some(alive) && processesOf(killed.pid).length === 0)).toBe(true);
      expect(traces()).toEqual(before);

      const next = startCluster('true');
      expect(await ended(next)).toBe(0);
      expect(groupsOf(killed.pid)).toEqual([]);
    },
    90_000,
  );
}, ['bed']);
