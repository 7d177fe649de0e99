import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { errorsOf, type HelmStage, titlesOf } from '../support/cluster/helm-stage.ts';
import { FAILED_FIRST, leftBehind, TAKEN_BACK } from '../support/cluster/left-behind.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { secondNode } from '../support/cluster/second-node.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const READY = { readinessPath: '/' };
const SLOW_STEP = { timeLimit: 240_000 };

/** A StorageClass that ends with its scope. */
async function storageClass(
  stage: HelmStage,
  provisioner: string,
  volumeBindingMode: 'Immediate' | 'WaitForFirstConsumer',
): Promise<{ readonly name: string } & AsyncDisposable> {
  const name = `class-${stage.namespace}`;
  await stage.apply({ apiVersion: 'storage.k8s.io/v1', kind: 'StorageClass', metadata: { name }, provisioner, volumeBindingMode });
  const remove = async (): Promise<void> => void (await stage.kubectl('delete', 'storageclass', name));
  return { name, [Symbol.asyncDispose]: remove };
}

/** Values with a claim `data` of this class, which the pod mounts. */
const withClaim = (storageClassName: string): object => ({
  ...READY,
  extra: [
    {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { storageClassName, accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
    },
  ],
  podSpec: { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] },
  container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
});

const SCENARIOS: HelmScenarios = {
  'more cpu than any node has is told with the words of the scheduler, and taken back': async (stage) => {
    await stage.deploy(READY);
    const greedy = { ...READY, container: { resources: { requests: { cpu: '1000' } } } };
    const result = await stage.deploy(greedy, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD055']]);
    expect(errorsOf(result)[0]).toMatch(/no node takes it: 0\/\d+ nodes are available: .*Insufficient cpu/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'rollback-revision': '3', 'failure-class': 'unschedulable' });
    expect(await leftBehind(stage)).toEqual(TAKEN_BACK);
  },

  'a taint that the pod does not tolerate is told': async (stage) => {
    await using node = await secondNode(stage, { key: 'example.com/reserved', value: 'batch' });
    const result = await stage.deploy({ ...READY, nodeSelector: node.selector }, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD055', 'HD072']]);
    expect(errorsOf(result)[0]).toMatch(/no node takes it: .*untolerated taint/);
    expect(result.outputs).toMatchObject({ status: 'failed', 'failure-class': 'unschedulable' });
    expect(await leftBehind(stage)).toEqual(FAILED_FIRST);
  },

  'a provisioner that answers late may take until the timeout; what the claim waits for is told then': async (stage) => {
    await using made = await storageClass(stage, 'example.com/nobody', 'Immediate');
    // Longer than the 60 s after which a pod that no node takes is given up.
    const result = await stage.deploy(withClaim(made.name), { timeout: '80s' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD059', 'HD072']]);
    expect(errorsOf(result)[0]).toMatch(/not done after 1m20s: .*volume claim data.*example\.com\/nobody/);
    expect(result.outputs).toMatchObject({ status: 'failed', 'failure-class': 'timeout' });
    expect(result.ms).toBeGreaterThan(80_000);
    expect(await leftBehind(stage)).toEqual(FAILED_FIRST);
  },

  'a provisioner that fails is told with its words': async (stage) => {
    await stage.deploy(READY);
    await using made = await storageClass(stage, 'kubernetes.io/glusterfs', 'Immediate');
    const result = await stage.deploy(withClaim(made.name), { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD056']]);
    expect(errorsOf(result)[0]).toMatch(/volume claim data: .*kubernetes\.io\/glusterfs/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'rollback-revision': '3', 'failure-class': 'volume' });
    expect(await leftBehind(stage)).toEqual(TAKEN_BACK);
  },

  'a claim that waits for its first consumer is normal': async (stage) => {
    const path = mkdtempSync(join(tmpdir(), 'tidegate-volume-'));
    await using made = await storageClass(stage, 'kubernetes.io/no-provisioner', 'WaitForFirstConsumer');
    const onBed = { matchExpressions: [{ key: 'kubernetes.io/hostname', operator: 'In', values: ['bed'] }] };
    const name = `volume-${stage.namespace}`;
    await stage.apply({
      apiVersion: 'v1',
      kind: 'PersistentVolume',
      metadata: { name },
      spec: {
        storageClassName: made.name,
        capacity: { storage: '1Mi' },
        accessModes: ['ReadWriteOnce'],
        persistentVolumeReclaimPolicy: 'Retain',
        local: { path },
        nodeAffinity: { required: { nodeSelectorTerms: [onBed] } },
      },
    });
    try {
      const result = await stage.deploy(withClaim(made.name), { timeout: '2m' }, SLOW_STEP);
      expect([errorsOf(result), result.exitCode, result.outputs.status]).toEqual([[], 0, 'deployed']);
      const claim = await stage.json<{ status: { phase: string }; spec: { volumeName: string } }>('get', 'pvc', 'data');
      expect([claim.status.phase, claim.spec.volumeName]).toEqual(['Bound', name]);
      expect(await leftBehind(stage)).toEqual({ history: ['deployed'], leases: [] });
    } finally {
      await stage.helm('uninstall', 'web', '--wait');
      await stage.kubectl('delete', 'persistentvolume', name);
      rmSync(path, { recursive: true });
    }
  },
};

describeWithCluster('scheduling and volumes under helm-deploy', () => {
  playScenarios('scheduling', SCENARIOS, [4, 3], 10);
}, ['registry', 'bed']);
