import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { benchImage, configMap, workload } from '../support/cluster/workloads.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { runStep } from '../support/step-driver/run-step.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const NAMESPACE = 'manifests-bundle';
const kubectl = (...args: readonly string[]): string => execFileSync('kubectl', ['-n', NAMESPACE, ...args], { encoding: 'utf8' });

describeWithCluster('helm-deploy with plain manifests', () => {
  let dist = '';
  let kubeconfig = '';
  const workspace = mkdtempSync(join(tmpdir(), 'tidegate-manifests-'));
  const deploy = (objects: readonly object[], inputs: Record<string, string> = {}, more: object = {}) => {
    mkdirSync(join(workspace, 'k8s'), { recursive: true });
    writeFileSync(join(workspace, 'k8s/all.yml'), objects.map((object) => JSON.stringify(object)).join('\n---\n'));
    return runStep({
      action: 'helm-deploy',
      dist,
      workspace,
      timeLimit: 120_000,
      ...more,
      with: {
        release: 'web',
        namespace: NAMESPACE,
        manifests: 'k8s',
        auth: 'kubeconfig',
        kubeconfig,
        timeout: '60s',
        'rollback-timeout': '60s',
        ...inputs,
      },
    });
  };

  beforeAll(async () => {
    dist = await freshDist();
    kubeconfig = execFileSync('kubectl', ['config', 'view', '--flatten', '--raw', '--minify'], { encoding: 'utf8' });
    execFileSync('kubectl', ['create', 'namespace', NAMESPACE]);
  }, 200_000);
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', NAMESPACE, '--wait=false']));

  test('goes out, is recognised, is taken back when it fails, and names its cause', async () => {
    const first = await deploy([workload('web'), configMap('web', { a: '1' })]);
    expect(first.annotations.filter(({ type }) => type === 'error')).toEqual([]);
    expect(first.outputs).toMatchObject({ status: 'deployed', revision: '1', changed: 'true', 'diff-summary': '2 added' });
    expect(JSON.parse(first.outputs.images ?? '')).toEqual([{ name: benchImage(), digest: expect.stringMatching(/^sha256:/) }]);
    expect(first).toMatchObject({ exitCode: 0, endedByItself: true, orphans: [], tempFiles: [] });
    expect(first.post).toMatchObject({ exitCode: 0, endedByItself: true });

    const second = await deploy([workload('web'), configMap('web', { a: '1' })]);
    expect(second.outputs).toMatchObject({ status: 'unchanged', revision: '1', changed: 'false' });

    const third = await deploy([workload('web', { command: ['/no/such/program'] }), configMap('web', { a: '2' })]);
    expect(third.exitCode).toBe(1);
    expect(third.outputs).toMatchObject({ status: 'rolled-back', revision: '2', 'rollback-revision': '3', 'failure-class': 'start-error' });
    expect(third.annotations.map(({ title }) => title)).toEqual(expect.arrayContaining(['HD053', 'HD070']));
    expect(third.summary).toContain('Evidence');
    expect(kubectl('get', 'configmap', 'web', '-o', 'jsonpath={.data.a}')).toBe('1');
  }, 200_000);

  test('cancelled during the rollout: post takes it back and frees the lock', async () => {
    const stuck = workload('web', { extra: { readinessProbe: { exec: { command: ['false'] } } } });
    const result = await deploy([stuck, configMap('web', { a: '3' })], {}, { signalAfter: /deployment\/web 0\/1 ready/ });
    expect([result.conclusion, result.ending, result.outputs.status]).toEqual(['cancelled', 'SIGINT', 'cancelled']);
    expect(result.msAfterSignal).toBeLessThan(7_000);
    expect(result.post).toMatchObject({ exitCode: 0, endedByItself: true });
    expect(result.post?.annotations.map(({ title }) => title)).toContain('HD090');
    expect(kubectl('get', 'configmap', 'web', '-o', 'jsonpath={.data.a}')).toBe('1');
    expect(kubectl('get', 'lease', '-o', 'name')).toBe('');
    expect((await deploy([workload('web'), configMap('web', { a: '4' })])).outputs).toMatchObject({ status: 'deployed', revision: '6' });
  }, 200_000);

  test('chart and manifests together, or neither, are refused before anything is contacted', async () => {
    const both = await deploy([], { chart: 'deploy/chart' });
    const neither = await deploy([], { manifests: '' });
    expect([both, neither].map(({ annotations }) => annotations.map(({ title }) => title))).toEqual([['WF002'], ['WF002']]);
  }, 60_000);

  test('is marked as verified, and uninstalled, by the name of the release alone', async () => {
    const own = { release: 'solo' };
    expect((await deploy([configMap('solo', { a: '1' })], own)).outputs).toMatchObject({ status: 'deployed', revision: '1' });
    const verified = await deploy([], { ...own, manifests: '', mode: 'verify', revision: '1' });
    expect([verified.exitCode, verified.outputs.status]).toEqual([0, 'verified']);
    const removed = await deploy([], { ...own, manifests: '', mode: 'uninstall' });
    expect([removed.exitCode, removed.outputs.status, removed.outputs['previous-revision']]).toEqual([0, 'uninstalled', '1']);
    expect(kubectl('get', 'configmaps', '-o', 'name').split('\n')).not.toContain('configmap/solo');
    expect(kubectl('get', 'secrets', '-o', 'name')).not.toContain('tidegate-set-solo');
  }, 120_000);
}, ['registry']);
