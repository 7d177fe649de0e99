import { setTimeout as sleep } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { auditMark } from '../support/cluster/audit-log.ts';
import { errorsOf, type HelmStage, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { writtenState } from '../support/cluster/written-state.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const READY = { readinessPath: '/' };
const BROKEN = { ...READY, command: ['/no/such/program'] };
const PATIENT = { timeout: '3m', 'rollback-timeout': '3m' };
/** The value that names its revision is gone from the next one on purpose. */
const OTHER = { ...PATIENT, 'values-policy': 'reset' };
const LONG = { timeLimit: 240_000 };

const image = (): string => `${process.env.TIDEGATE_BED_REGISTRY}/app:1`;
const statuses = async (stage: HelmStage) => (await stage.history()).map(({ status }) => status);
const isServerSide = async (stage: HelmStage) => (await stage.helm('version', '--template', '{{.Version}}')).startsWith('v4');

/** A workload of the image's HTTP server; `word` is in all that a chart can say of it. */
const workload = (kind: string, name: string, word: string, more: object): object => ({
  apiVersion: 'apps/v1',
  kind,
  metadata: { name, labels: { word }, annotations: { 'example.com/word': word, [`example.com/${word}`]: 'only here' } },
  spec: {
    ...more,
    selector: { matchLabels: { app: name } },
    template: {
      metadata: { labels: { app: name, word } },
      spec: {
        terminationGracePeriodSeconds: 0,
        containers: [{ name: 'app', image: image(), env: [{ name: 'WORD', value: word }] }],
      },
    },
  },
});

const config = (name: string, data: Record<string, string>) => ({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name }, data });

const service = (word: string, port: number): object => ({
  apiVersion: 'v1',
  kind: 'Service',
  metadata: { name: 'web', labels: { word } },
  spec: { selector: { app: 'web', word }, ports: [{ name: word, port, targetPort: 8080 }] },
});

/** Everything that the release consists of, at one revision. */
const everything = (word: string, port: number, replicas: number, ...more: readonly object[]): object => ({
  ...READY,
  settings: { greeting: word },
  hook: { enabled: true, command: ['sh', '-c', `echo ${word}`] },
  config: { word, [word]: 'only here' },
  extra: [
    workload('StatefulSet', 'store', word, { serviceName: 'web', replicas }),
    workload('DaemonSet', 'agent', word, {}),
    service(word, port),
    ...more,
  ],
});

interface Set {
  readonly kind: string;
  readonly spec: { readonly replicas?: number };
  readonly status: { readonly readyReplicas?: number; readonly numberReady?: number; readonly desiredNumberScheduled?: number };
}

const SCENARIOS: HelmScenarios = {
  'the way back restores every object as it was, takes away what is new and brings back what was gone': async (stage) => {
    await stage.deploy(everything('one', 80, 1, config('leaves', { a: '1' })), PATIENT, LONG);
    const before = await writtenState(stage);
    const names = ['ConfigMap/leaves', 'ConfigMap/web-settings', 'DaemonSet/agent', 'Deployment/web', 'Service/web', 'StatefulSet/store'];
    expect(Object.keys(before)).toEqual(names);
    const broken = { ...everything('two', 81, 2, config('comes', { b: '2' })), command: ['/no/such/program'], replicaCount: 2 };
    const result = await stage.deploy(broken, OTHER, LONG);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD053']]);
    expect(errorsOf(result)[0]).toMatch(/^HD053 deployment\/web: container app does not start: .*\/no\/such\/program/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', revision: '2', 'rollback-revision': '3' });
    expect(await writtenState(stage)).toEqual(before);
    const { items } = await stage.json<{ items: readonly Set[] }>('get', 'deployments,statefulsets,daemonsets');
    const ready = items.map(({ kind, spec, status }) => [
      kind,
      (status.readyReplicas ?? status.numberReady) === (spec.replicas ?? status.desiredNumberScheduled),
    ]);
    expect(Object.fromEntries(ready)).toEqual({ Deployment: true, StatefulSet: true, DaemonSet: true });
    expect(await statuses(stage)).toEqual(['superseded', 'failed', 'deployed']);
    expect(await stage.leases()).toEqual([]);
  },

  'the broken revision did change every object before it was taken back': async (stage) => {
    await stage.deploy(everything('one', 80, 1, config('leaves', { a: '1' })), PATIENT, LONG);
    const before = await writtenState(stage);
    const broken = { ...everything('two', 81, 2, config('comes', { b: '2' })), command: ['/no/such/program'] };
    const result = await stage.deploy(broken, { ...OTHER, rollback: 'never' }, LONG);
    expect([titlesOf(result, 'error'), result.outputs.status]).toEqual([['HD053'], 'failed']);
    const after = await writtenState(stage);
    expect(Object.keys(after)).toContain('ConfigMap/comes');
    const same = Object.keys(before).filter((name) => JSON.stringify(before[name]) === JSON.stringify(after[name]));
    expect([same, Object.keys(after).includes('ConfigMap/leaves')]).toEqual([[], false]);
    expect(await statuses(stage)).toEqual(['deployed', 'failed']);
    expect(await stage.leases()).toEqual([]);
  },

  'the way back leads to the last revision that passed its smoke test, not to the last one': async (stage) => {
    const greeting = (text: string) => ({ ...READY, settings: { greeting: text } });
    await stage.deploy(greeting('one'));
    const verified = await stage.deploy({}, { mode: 'verify', revision: '1' });
    expect(verified.outputs).toMatchObject({ status: 'verified', revision: '1' });
    const before = await writtenState(stage);
    await stage.deploy(greeting('two'));
    const result = await stage.deploy({ ...BROKEN, settings: { greeting: 'three' } }, PATIENT, LONG);
    expect(titlesOf(result, 'error')).toEqual(['HD053']);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', revision: '3', 'rollback-revision': '4' });
    expect(result.log).toContain('going back to revision 1, which passed its smoke test');
    expect(await writtenState(stage)).toEqual(before);
    expect(await statuses(stage)).toEqual(['superseded', 'superseded', 'failed', 'deployed']);
    expect((await stage.history()).at(-1)?.description).toMatch(/^back to revision 1 by /);
  },

  'replicas that somebody set by hand: helm 4 is stopped before its conflict, helm 3 goes on': async (stage) => {
    const replicas = () => stage.kubectl('get', 'deployment/web', '-o', 'jsonpath={.spec.replicas}');
    const next = { ...READY, settings: { greeting: 'next' } };
    await stage.deploy(READY);
    await stage.kubectl('scale', 'deployment/web', '--replicas=3');
    const audit = auditMark();
    const first = await stage.deploy(next);
    if (await isServerSide(stage)) {
      expect([first.exitCode, titlesOf(first, 'error'), first.outputs.status]).toEqual([1, ['HD040'], 'failed']);
      expect(errorsOf(first)[0]).toMatch(/Deployment\/web: fields are managed by somebody else: spec.replicas by kubectl/);
      expect(errorsOf(first)[0]).toContain('force-conflicts');
      expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
      expect([await replicas(), await statuses(stage)]).toEqual(['3', ['deployed']]);
      const forced = await stage.deploy(next, { 'force-conflicts': 'true' });
      expect(errorsOf(forced)).toEqual([]);
      expect(forced.outputs).toMatchObject({ status: 'deployed', revision: '2', drift: '["Deployment/web"]' });
    } else {
      expect(errorsOf(first)).toEqual([]);
      expect(first.outputs).toMatchObject({ status: 'deployed', revision: '2', drift: '["Deployment/web"]' });
    }
    expect([await replicas(), await statuses(stage)]).toEqual(['1', ['superseded', 'deployed']]);
    const again = await stage.deploy(next);
    expect([again.outputs.status, again.outputs.drift]).toEqual(['unchanged', '[]']);
  },

  'a lock that somebody takes away during the rollout: helm is stopped, and nothing more is written': async (stage) => {
    await stage.deploy(READY);
    const slow = { ...READY, startDelaySeconds: 120, settings: { greeting: 'slow' } };
    const running = stage.deploy(slow, { timeout: '4m' }, LONG);
    let over = false;
    running.finally(() => (over = true)).catch(() => undefined);
    while (!over && (await stage.history()).at(-1)?.status !== 'pending-upgrade') await sleep(500);
    const holder = { spec: { holderIdentity: 'somebody-else' } };
    await stage.kubectl('patch', 'lease/tidegate-web', '--type=merge', '--patch', JSON.stringify(holder));
    const audit = auditMark();
    const taken = Date.now();
    const result = await running;
    // The lock is renewed each 15 s; the rollout itself would take two minutes more.
    expect(Date.now() - taken).toBeLessThan(75_000);
    expect([result.exitCode, result.conclusion, titlesOf(result, 'error')]).toEqual([1, 'failure', ['HD011']]);
    expect(errorsOf(result)[0]).toMatch(/^HD011 .*\brelease web\b/);
    expect(result.log).not.toContain('going back to revision');
    expect(result).toMatchObject({ orphans: [], tempFiles: [], post: { exitCode: 0, endedByItself: true } });
    expect(await statuses(stage)).toEqual(['deployed', 'failed']);
    const lease = await stage.json<{ spec: { holderIdentity: string } }>('get', 'lease', 'tidegate-web');
    expect(lease.spec.holderIdentity).toBe('somebody-else');
    // What helm itself does when it is stopped: it writes its own revision down as failed.
    expect(audit.writes(stage.namespace).filter((write) => !/ (leases|secrets)$/.test(write))).toEqual([]);
  },
};

describeWithCluster('the way back by helm-deploy', () => {
  playScenarios('back', SCENARIOS, [4, 3]);
}, ['registry', 'audit']);
