import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { setTimeout as delay } from 'node:timers/promises';
import { afterAll, expect, test } from '@jest/globals';
import { manifestsBench } from '../../support/cluster/manifests-bench.ts';
import { configMap, workload } from '../../support/cluster/workloads.ts';
import { httpServer } from '../../support/servers/http-server.ts';
import { describeWithCluster } from '../../support/with-cluster.ts';

describeWithCluster('a deployment of manifests that is cancelled or killed', () => {
  const namespaces: string[] = [];
  const bench = (name: string) => {
    namespaces.push(name);
    return manifestsBench(name);
  };
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', ...namespaces, '--wait=false', '--ignore-not-found']));

  test('a cancelled rollout is taken back in post, with the lock of main', async () => {
    const at = bench('mf-cancel');
    at.write({ 'k8s/web.yml': [workload('web'), configMap('web', { a: '1' })] });
    await at.deploy();
    const before = at.spec('deployment/web');
    at.write({
      'k8s/web.yml': [
        workload('web', { extra: { readinessProbe: { exec: { command: ['false'] } } } }),
        configMap('web', { a: '2' }),
        configMap('new', {}),
      ],
    });
    const cancel = new AbortController();
    const state = new Map<string, string>();
    const main = at.deploy({}, { signal: cancel.signal, state });
    while (at.history().length < 2 || !at.kubectl('get', 'configmap', '-o', 'name').includes('new')) await delay(200);
    await delay(500);
    cancel.abort(new Error('cancelled'));
    expect((await main).deployment).toMatchObject({ kind: 'applied', applied: { kind: 'cancelled', revision: 2 } });
    expect(at.kubectl('get', 'lease', '-o', 'name')).toBe('lease.coordination.k8s.io/tidegate-web\n');
    const resumed = await at.withTarget(
      async (target) => {
        const done = await target.resume(true, new AbortController().signal);
        await target.release();
        return done;
      },
      { state },
    );
    expect(resumed).toEqual({ kind: 'taken-back', result: { kind: 'rolled-back', revision: 3, to: 1, verified: false } });
    expect(at.spec('deployment/web')).toEqual(before);
    expect(at.kubectl('get', 'configmap,lease', '-o', 'name')).not.toMatch(/new|lease/);
    expect(at.history()).toEqual(['1 superseded', '2 failed', '3 deployed']);
  }, 120_000);

  test('after a kill the next run proves the holder dead, repairs, and needs no hand', async () => {
    const at = bench('mf-kill');
    at.write({ 'k8s/web.yml': workload('web') });
    await at.deploy();
    at.write({
      'k8s/web.yml': workload('web', { extra: { readinessProbe: { exec: { command: ['false'] } } } }),
      'k8s/new.yml': configMap('new', {}),
    });
    const step = join(import.meta.dirname, '../../support/fixtures/manifests-step.ts');
    const child = spawn(process.execPath, ['--disable-warning=ExperimentalWarning', step, at.workspace, at.namespace], {
      stdio: ['ignore', 'pipe', 'inherit'],
    });
    for await (const line of createInterface({ input: child.stdout })) if (/^Deployment\/web changed/.test(line)) break;
    child.kill('SIGKILL');
    await once(child, 'exit');
    expect(at.history()).toEqual(['1 deployed', '2 pending-upgrade']);

    await using github = await httpServer((_, response) => {
      response.setHeader('content-type', 'application/json');
      response.end(JSON.stringify({ status: 'completed', run_attempt: 1 }));
    });
    at.write({ 'k8s/web.yml': workload('web'), 'k8s/new.yml': '' });
    const end = await at.deploy({}, { run: '124', apiUrl: github.url });
    expect(end.deployment).toMatchObject({ applied: { kind: 'deployed', revision: 3 } });
    expect(end.log).toEqual(
      expect.arrayContaining([
        'notice: HD012 release web was left pending-upgrade by run 123; repaired',
        'ConfigMap/new is no longer in the manifests: removed',
      ]),
    );
    expect(at.history()).toEqual(['1 superseded', '2 failed', '3 deployed']);
    expect(at.kubectl('get', 'lease', '-o', 'name')).toBe('');
  }, 120_000);

  test('history keeps the last revisions, and the verified one whatever its age', async () => {
    const at = bench('mf-history');
    for (const revision of [1, 2, 3, 4, 5]) {
      at.write({ 'k8s/web.yml': configMap('web', { a: String(revision) }) });
      await at.deploy({ 'history-max': '2' });
      if (revision === 1) await at.withTarget((target) => target.markVerified(1));
    }
    expect(at.history()).toEqual(['1 superseded verified', '4 superseded', '5 deployed']);
    const back = await at.withTarget(async (target) => {
      const taken = await target.acquire(new AbortController().signal);
      expect(taken.ok).toBe(true);
      const done = await target.rollback('the shop is closed', new AbortController().signal);
      await target.release();
      return done;
    });
    expect(back).toEqual({ kind: 'rolled-back', revision: 6, to: 1, verified: true });
    expect(at.kubectl('get', 'configmap', 'web', '-o', 'jsonpath={.data.a}')).toBe('1');
  }, 90_000);
}, ['registry']);
