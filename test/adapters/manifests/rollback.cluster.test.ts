import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from '@jest/globals';
import { problemsOf } from '../../support/cluster/bench-end.ts';
import { manifestsBench } from '../../support/cluster/manifests-bench.ts';
import { benchImage, configMap, workload } from '../../support/cluster/workloads.ts';
import { describeWithCluster } from '../../support/with-cluster.ts';

const CRASH = ['sh', '-c', 'echo no database; exit 3'];

describeWithCluster('going back from a set of manifests', () => {
  const namespaces: string[] = [];
  const bench = (name: string) => {
    namespaces.push(name);
    return manifestsBench(name);
  };
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', ...namespaces, '--wait=false', '--ignore-not-found']));

  test('a crash loop: evidence first, then exactly the state of the last verified revision', async () => {
    const at = bench('mf-crash');
    const good = {
      'k8s/web.yml': [workload('web'), workload('agent', { kind: 'DaemonSet' }), configMap('web', { a: '1' })],
      'k8s/more.yml': '',
    };
    at.write(good);
    await at.deploy();
    await at.withTarget((target) => target.markVerified(1));
    const before = ['deployment/web', 'daemonset/agent', 'configmap/web'].map((name) => at.spec(name));
    at.write({ 'k8s/web.yml': [workload('web'), workload('agent', { kind: 'DaemonSet' }), configMap('web', { a: '2' })] });
    expect((await at.deploy()).deployment).toMatchObject({ applied: { kind: 'deployed', revision: 2 } });

    at.write({
      'k8s/web.yml': [workload('web', { command: CRASH }), workload('agent', { kind: 'DaemonSet' }), configMap('web', { a: '3' })],
      'k8s/more.yml': [configMap('more', {})],
    });
    const end = await at.deploy({ 'crash-tolerance': '1' });
    expect(problemsOf(end)).toEqual([expect.stringMatching(/^HD051 deployment\/web: container app exits with code 3 again and again/)]);
    expect(end.back?.result).toEqual({ kind: 'rolled-back', revision: 4, to: 1, verified: true });
    const text = end.log.join('\n');
    expect(text.indexOf('no database')).toBeGreaterThan(text.indexOf('[Evidence'));
    expect(text.indexOf('no database')).toBeLessThan(text.indexOf('going back to revision 1, which passed its smoke test'));
    expect(['deployment/web', 'daemonset/agent', 'configmap/web'].map((name) => at.spec(name))).toEqual(before);
    expect(at.kubectl('get', 'configmap', '-o', 'name')).not.toContain('more');
    expect(at.history()).toEqual(['1 superseded verified', '2 superseded', '3 failed', '4 deployed verified']);
    expect(at.kubectl('get', 'lease', '-o', 'name')).toBe('');
  }, 120_000);

  test('a StatefulSet whose pod is stuck is freed', async () => {
    const at = bench('mf-stateful');
    at.write({ 'k8s/db.yml': workload('db', { kind: 'StatefulSet' }) });
    await at.deploy();
    const before = at.spec('statefulset/db');
    at.write({ 'k8s/db.yml': workload('db', { kind: 'StatefulSet', command: ['/no/such/program'] }) });
    const end = await at.deploy();
    expect(problemsOf(end)).toEqual([expect.stringMatching(/^HD053 statefulset\/db: container app does not start/)]);
    expect(end.back?.result).toMatchObject({ kind: 'rolled-back', revision: 3, to: 1 });
    expect(end.log).toEqual(
      expect.arrayContaining([expect.stringMatching(/^pod db-0 of the failed revision blocks its StatefulSet: deleted/)]),
    );
    expect(at.spec('statefulset/db')).toEqual(before);
    expect(at.kubectl('get', 'pod', 'db-0', '-o', 'jsonpath={.status.conditions[?(@.type=="Ready")].status}')).toBe('True');
  }, 120_000);

  test('a failed Job fails the rollout with its log; a first deployment has nothing to go back to', async () => {
    const at = bench('mf-job');
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate' },
      spec: {
        backoffLimit: 0,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'm', image: benchImage(), command: CRASH }] } },
      },
    };
    at.write({ 'k8s/job.yml': [job, workload('web')] });
    const end = await at.deploy({ 'wait-for-jobs': 'true' });
    expect(problemsOf(end)).toEqual([expect.stringMatching(/^HD058 job\/migrate: the Job failed \(BackoffLimitExceeded/)]);
    expect(end.log.join('\n')).toContain('no database');
    expect(end.back?.result).toMatchObject({ kind: 'nothing-to-go-back-to', problem: { code: 'HD072' } });
    at.write({
      'k8s/job.yml': [
        {
          ...job,
          spec: {
            ...job.spec,
            template: { spec: { restartPolicy: 'Never', containers: [{ name: 'm', image: benchImage(), command: ['true'] }] } },
          },
        },
        workload('web'),
      ],
    });
    expect((await at.deploy({ 'wait-for-jobs': 'true' })).deployment).toMatchObject({ applied: { kind: 'deployed', revision: 2 } });
  }, 120_000);

  test('one that is never ready ends at the timeout, with the state of its pods', async () => {
    const at = bench('mf-never');
    at.write({ 'k8s/web.yml': workload('web') });
    await at.deploy();
    at.write({
      'k8s/web.yml': workload('web', { extra: { readinessProbe: { httpGet: { path: '/none', port: 8080 }, periodSeconds: 1 } } }),
    });
    const end = await at.deploy({ timeout: '6s' });
    expect(problemsOf(end)).toEqual([
      expect.stringMatching(
        /^HD059 the rollout was not done after 6s: deployment\/web, pod web-\S+: not ready: Readiness probe failed: .*404/,
      ),
    ]);
    expect(end.back?.result).toMatchObject({ kind: 'rolled-back', to: 1 });
  }, 120_000);

  test('a first deployment over kubectl apply that fails goes back to what kubectl had applied', async () => {
    const at = bench('mf-adopt');
    at.write({ 'before.json': { apiVersion: 'v1', kind: 'List', items: [workload('web'), configMap('web', { a: '1' })] } });
    at.kubectl('apply', '-f', `${at.workspace}/before.json`);
    at.kubectl('rollout', 'status', 'deployment/web');
    const before = at.spec('deployment/web') as { metadata: { labels?: object } };
    at.write({ 'k8s/web.yml': [workload('web', { command: CRASH }), configMap('web', { a: '2', b: '3' }), configMap('more', {})] });
    const end = await at.deploy({ 'crash-tolerance': '1' });
    expect(end.deployment).toMatchObject({
      plan: { previous: { revision: 1, verified: false } },
      applied: { kind: 'failed', revision: 2 },
    });
    expect(end.back?.result).toEqual({ kind: 'rolled-back', revision: 3, to: 1, verified: false });
    const labels = { 'tidegate-set': 'web', 'tidegate-set-namespace': at.namespace };
    expect(at.spec('deployment/web')).toEqual({ ...before, metadata: { ...before.metadata, labels } });
    expect(at.kubectl('get', 'configmap', 'web', '-o', 'jsonpath={.data}')).toBe('{"a":"1"}');
    expect(at.kubectl('get', 'configmap', '-o', 'name')).not.toContain('more');
  }, 120_000);

  test('a first deployment that fails is removed when that is asked for; uninstall removes a good one, but no volume claim', async () => {
    const at = bench('mf-uninstall');
    at.write({ 'k8s/web.yml': [workload('web', { command: CRASH }), configMap('web', {})] });
    const end = await at.deploy({ 'crash-tolerance': '1', 'on-failed-install': 'uninstall' });
    expect(end.back?.result).toMatchObject({
      problem: { code: 'HD072', what: 'there is no good revision to go back to; the failed deployment was removed' },
    });
    expect(at.kubectl('get', 'deployment,secret', '-o', 'name')).toBe('');
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'none', resources: { requests: { storage: '1Mi' } } },
    };
    at.write({ 'k8s/web.yml': [workload('web'), configMap('web', {}), claim] });
    await at.deploy();
    const removed = await at.withTarget(async (target) => {
      await target.acquire(new AbortController().signal);
      const results = [await target.uninstall(new AbortController().signal), await target.uninstall(new AbortController().signal)];
      await target.release();
      return results.map((result) => (result.ok ? result.value : result.error));
    });
    expect(removed).toEqual(['uninstalled', 'absent']);
    expect(at.kubectl('get', 'deployment,secret,configmap,lease,pvc', '-o', 'name').trim().split('\n')).toEqual([
      'configmap/kube-root-ca.crt',
      'persistentvolumeclaim/data',
    ]);
  }, 120_000);
}, ['registry']);
