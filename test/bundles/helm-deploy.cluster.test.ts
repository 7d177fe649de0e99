import { setTimeout } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { auditMark } from '../support/cluster/audit-log.ts';
import { errorsOf, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const READY = { readinessPath: '/', startDelaySeconds: 0 };
const NEVER_READY = { readinessPath: '/no-such-page' };

/** Looks again and again, for as long as the test lasts. */
async function appears(look: () => Promise<boolean>): Promise<void> {
  while (!(await look())) await setTimeout(200);
}

const SCENARIOS: HelmScenarios = {
  'two good revisions, then the same again is left alone': async (stage) => {
    const first = await stage.deploy(READY);
    expect(errorsOf(first)).toEqual([]);
    expect(first.outputs).toMatchObject({ status: 'deployed', revision: '1', changed: 'true' });
    expect(first).toMatchObject({ exitCode: 0, endedByItself: true, orphans: [], tempFiles: [] });
    const second = await stage.deploy({ ...READY, settings: { greeting: 'good morning' } });
    expect(second.outputs).toMatchObject({ status: 'deployed', revision: '2', 'previous-revision': '1' });
    const images = JSON.parse(second.outputs.images ?? '[]') as { name: string; digest: string }[];
    expect(images).toEqual([{ name: expect.stringMatching(/\/app:1$/), digest: expect.stringMatching(/^sha256:[0-9a-f]{64}$/) }]);
    const audit = auditMark();
    const third = await stage.deploy({ ...READY, settings: { greeting: 'good morning' } });
    expect(third.log).not.toContain('changed by somebody else');
    expect(third.outputs).toMatchObject({ status: 'unchanged', revision: '2', changed: 'false' });
    expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
    expect((await stage.history()).map(({ revision, status }) => [revision, status])).toEqual([
      [1, 'superseded'],
      [2, 'deployed'],
    ]);
    expect(await stage.leases()).toEqual([]);
  },

  'an image that does not exist is refused with no write but the lock': async (stage) => {
    const audit = auditMark();
    const result = await stage.deploy({ image: `${process.env.TIDEGATE_BED_REGISTRY}/app:no-such-tag` });
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD030']]);
    expect(errorsOf(result)[0]).toContain('app:no-such-tag was not found (404)');
    expect(result.outputs.status).toBe('failed');
    expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
    expect(await stage.leases()).toEqual([]);
  },

  'a value that somebody set is not lost unnoticed': async (stage) => {
    await stage.deploy({ replicaCount: 2 });
    const audit = auditMark();
    const refused = await stage.deploy({ settings: { greeting: 'new' } });
    expect([refused.exitCode, titlesOf(refused, 'error')]).toEqual([1, ['HD020']]);
    expect(errorsOf(refused)[0]).toContain('1 value set in revision 1 would fall back to the chart default: replicaCount: 2 -> 1');
    expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
    const kept = await stage.deploy({ settings: { greeting: 'new' } }, { 'values-policy': 'keep' });
    expect(kept.outputs).toMatchObject({ status: 'deployed', revision: '2' });
    const deployment = await stage.json<{ spec: { replicas: number } }>('get', 'deployment', 'web');
    expect(deployment.spec.replicas).toBe(2);
  },

  'a command that does not exist: the cause first, then the way back': async (stage) => {
    await stage.deploy(READY);
    const before = await stage.json<{ spec: unknown }>('get', 'deployment', 'web');
    const result = await stage.deploy({ ...READY, command: ['/no/such/program'] });
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD053']]);
    expect(errorsOf(result)[0]).toMatch(/^HD053 deployment\/web: container app does not start: .*\/no\/such\/program/);
    expect(result.outputs).toMatchObject({
      status: 'rolled-back',
      revision: '2',
      'rollback-revision': '3',
      'failure-class': 'start-error',
    });
    expect(result.log.indexOf('restarts')).toBeLessThan(result.log.indexOf('going back to revision 1'));
    expect(result.summary).toContain('/no/such/program');
    const after = await stage.json<{ spec: unknown }>('get', 'deployment', 'web');
    expect(after.spec).toEqual(before.spec);
    expect((await stage.history()).map(({ status }) => status)).toEqual(['superseded', 'failed', 'deployed']);
    expect(await stage.leases()).toEqual([]);
  },

  'a ConfigMap that is missing is named': async (stage) => {
    const result = await stage.deploy({ envFrom: [{ configMapRef: { name: 'settings-of-nobody' } }] }, { timeout: '3m' });
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD052', 'HD072']]);
    expect(errorsOf(result)[0]).toContain('configmap "settings-of-nobody" not found');
    expect(result.outputs).toMatchObject({ status: 'failed', 'failure-class': 'missing-config' });
    expect(result.ms).toBeLessThan(120_000);
  },

  'a pod that never becomes ready ends at the timeout, with the answer of its probe': async (stage) => {
    await stage.deploy(READY);
    const result = await stage.deploy(NEVER_READY, { timeout: '10s' });
    expect(titlesOf(result, 'error')).toEqual(['HD059']);
    expect(errorsOf(result)[0]).toMatch(/not done after 10s: deployment\/web, pod web-\S+: not ready: Readiness probe failed: .*404/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'failure-class': 'timeout' });
  },

  'cancelled during the rollout: helm is stopped, post takes the release back': async (stage) => {
    await stage.deploy(READY);
    const result = await stage.deploy(NEVER_READY, {}, { signalAfter: /deployment\/web 0\/1 ready/ });
    expect([result.conclusion, result.ending]).toEqual(['cancelled', 'SIGINT']);
    expect(result.msAfterSignal).toBeLessThan(7_000);
    expect(result.outputs.status).toBe('cancelled');
    expect(result.post).toMatchObject({ exitCode: 0, endedByItself: true });
    expect(result.post?.annotations.map(({ title }) => title)).toContain('HD090');
    expect(result).toMatchObject({ orphans: [], tempFiles: [] });
    expect((await stage.history()).map(({ status }) => status)).toEqual(['superseded', 'failed', 'deployed']);
    expect(await stage.leases()).toEqual([]);
    const next = await stage.deploy({ ...READY, settings: { greeting: 'again' } });
    expect([next.exitCode, next.outputs.revision]).toEqual([0, '4']);
  },

  'two runs at once: the second names the holder, and waits or stops': async (stage) => {
    const slow = { ...READY, startDelaySeconds: 12 };
    const first = stage.deploy(slow, {}, { context: { run_id: '1001' } });
    await Promise.race([first, appears(async () => (await stage.leases()).includes('tidegate-web'))]);
    const [hasty, patient] = await Promise.all([
      stage.deploy(slow, { 'lock-timeout': '1s' }, { context: { run_id: '1002' } }),
      stage.deploy({ ...slow, settings: { greeting: 'second' } }, { 'lock-timeout': '2m' }, { context: { run_id: '1003' } }),
    ]);
    expect([hasty.exitCode, titlesOf(hasty, 'error')]).toEqual([1, ['HD010']]);
    expect(errorsOf(hasty)[0]).toMatch(/held by acme\/shop run 1001 attempt 1 \(https:\/\/github.com\/acme\/shop\/actions\/runs\/1001/);
    expect((await first).outputs).toMatchObject({ status: 'deployed', revision: '1' });
    expect(patient.outputs).toMatchObject({ status: 'deployed', revision: '2' });
    expect(patient.log).toContain('run 1001');
  },
};

describeWithCluster('helm-deploy on a real cluster', () => {
  playScenarios('deploy', SCENARIOS, [4, 3]);
}, ['registry', 'audit']);
