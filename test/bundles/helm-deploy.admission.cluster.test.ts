import { setTimeout } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { auditMark } from '../support/cluster/audit-log.ts';
import { denyInNamespace } from '../support/cluster/deny-in-namespace.ts';
import { errorsOf, titlesOf } from '../support/cluster/helm-stage.ts';
import { FAILED_FIRST, leftBehind, TAKEN_BACK } from '../support/cluster/left-behind.ts';
import { limitedAccount } from '../support/cluster/limited-account.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { startFaultProxy } from '../support/servers/fault-proxy.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const READY = { readinessPath: '/' };
const SLOW_STEP = { timeLimit: 240_000 };
const registry = (): string => process.env.TIDEGATE_BED_REGISTRY ?? '';

/** An init container with one variable from elsewhere. */
const initWith = (valueFrom: object): object => ({
  podSpec: {
    initContainers: [{ name: 'init', image: `${registry()}/app:1`, command: ['true'], env: [{ name: 'WORD', valueFrom }] }],
  },
});

const SCENARIOS: HelmScenarios = {
  'a container over the limit of its namespace is told with the words of the API server': async (stage) => {
    await stage.apply({
      apiVersion: 'v1',
      kind: 'LimitRange',
      metadata: { name: 'small' },
      spec: { limits: [{ type: 'Container', max: { memory: '64Mi' } }] },
    });
    const result = await stage.deploy({ ...READY, memory: '128Mi' }, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD057', 'HD072']]);
    expect(errorsOf(result)[0]).toMatch(/its pods are refused: .*maximum memory usage per Container is 64Mi, but limit is 128Mi/);
    expect(result.outputs).toMatchObject({ status: 'failed', 'failure-class': 'quota-or-admission' });
    expect(await leftBehind(stage)).toEqual(FAILED_FIRST);
  },

  'a webhook that denies the pods ends the rollout with its words, and the old pods serve on': async (stage) => {
    await stage.deploy(READY);
    const before = await stage.json<{ spec: unknown }>('get', 'deployment', 'web');
    await using webhook = await denyInNamespace(stage, { group: '', resource: 'pods' }, 'no pods on a Thursday');
    const result = await stage.deploy({ ...READY, settings: { greeting: 'new' } }, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD057']]);
    expect(errorsOf(result)[0]).toMatch(/its pods are refused: .*denied the request: no pods on a Thursday/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'rollback-revision': '3', 'failure-class': 'quota-or-admission' });
    expect(webhook.asked).toContain('Pod CREATE');
    const after = await stage.json<{ spec: unknown; status: { readyReplicas?: number } }>('get', 'deployment', 'web');
    expect([after.spec, after.status.readyReplicas]).toEqual([before.spec, 1]);
    expect(await leftBehind(stage)).toEqual(TAKEN_BACK);
  },

  'a webhook that denies the Deployment is asked by a dry run, before any write': async (stage) => {
    await stage.deploy(READY);
    await using webhook = await denyInNamespace(stage, { group: 'apps', resource: 'deployments' }, 'this team may not deploy');
    const audit = auditMark();
    const result = await stage.deploy({ ...READY, settings: { greeting: 'new' } });
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD043']]);
    expect(errorsOf(result)[0]).toMatch(/Deployment\/web: .*denied the request: this team may not deploy/);
    expect(result.outputs.status).toBe('failed');
    expect(new Set(webhook.asked)).toEqual(new Set(['Deployment UPDATE dry run']));
    expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
    expect(await leftBehind(stage)).toEqual({ history: ['deployed'], leases: [] });
  },

  'a key that its ConfigMap lacks is named': async (stage) => {
    await stage.kubectl('create', 'configmap', 'words', '--from-literal=there=yes');
    await stage.deploy(READY);
    const values = { ...READY, ...initWith({ configMapKeyRef: { name: 'words', key: 'not-there' } }) };
    const result = await stage.deploy(values, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD052']]);
    expect(errorsOf(result)[0]).toContain(`container init: couldn't find key not-there in ConfigMap ${stage.namespace}/words`);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'rollback-revision': '3', 'failure-class': 'missing-config' });
    expect(await leftBehind(stage)).toEqual(TAKEN_BACK);
  },

  'a Secret that one variable needs is named': async (stage) => {
    const values = { ...READY, ...initWith({ secretKeyRef: { name: 'login-of-nobody', key: 'password' } }) };
    const result = await stage.deploy(values, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD052', 'HD072']]);
    expect(errorsOf(result)[0]).toContain('container init: secret "login-of-nobody" not found');
    expect(result.outputs).toMatchObject({ status: 'failed', 'failure-class': 'missing-config' });
    expect(await leftBehind(stage)).toEqual(FAILED_FIRST);
  },

  'a Secret that gives all its keys as variables is named': async (stage) => {
    const values = { ...READY, envFrom: [{ secretRef: { name: 'login-of-nobody' } }] };
    const result = await stage.deploy(values, { timeout: '3m' }, SLOW_STEP);
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD052', 'HD072']]);
    expect(errorsOf(result)[0]).toContain('container app: secret "login-of-nobody" not found');
    expect(result.outputs).toMatchObject({ status: 'failed', 'failure-class': 'missing-config' });
    expect(await leftBehind(stage)).toEqual(FAILED_FIRST);
  },

  'a registry that is too slow for the preflight is a warning, and the node pulls from it later': async (stage) => {
    await using proxy = await startFaultProxy(registry());
    // Longer than the whole budget of the preflight: one slow answer uses it up, what comes afterwards is the node.
    const run = (): Promise<void> => setTimeout(90_000, undefined, { ref: false });
    proxy.add({ on: (_, path) => path.includes('/manifests/'), fault: { kind: 'before', run } });
    const result = await stage.deploy({ ...READY, image: `${proxy.host}/app:1` }, { timeout: '2m' }, SLOW_STEP);
    expect([errorsOf(result), result.exitCode, result.outputs.status]).toEqual([[], 0, 'deployed']);
    const warning = result.annotations.find(({ title }) => title === 'HD035');
    expect([warning?.type, warning?.message]).toEqual(['warning', expect.stringMatching(/no answer within \d+ ms/)]);
    expect(proxy.seen.filter(({ path, status }) => path.includes('/manifests/') && status === 200)).not.toEqual([]);
    expect(result.ms).toBeGreaterThan(25_000);
    expect(await leftBehind(stage)).toEqual({ history: ['deployed'], leases: [] });
  },

  'without any right on Leases nothing is written, and the Role to add names them': async (stage) => {
    const { kubeconfig, token } = await limitedAccount(stage, [
      { apiGroups: [''], resources: ['secrets', 'configmaps', 'pods', 'pods/log', 'events', 'serviceaccounts'], verbs: ['*'] },
      { apiGroups: ['apps'], resources: ['deployments', 'replicasets'], verbs: ['*'] },
    ]);
    const audit = auditMark();
    const result = await stage.deploy(READY, { kubeconfig });
    expect([result.exitCode, titlesOf(result, 'error'), result.outputs.status]).toEqual([1, ['HD002'], 'failed']);
    expect(errorsOf(result)[0]).toMatch(/forbidden: "get" on "leases" in namespace \S+ as system:serviceaccount:\S+:job \(and 3 more\)/);
    expect(result.log).toContain('- {apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: [get, create, update, delete]}');
    expect(audit.writes(stage.namespace)).toEqual([]);
    expect(await stage.leases()).toEqual([]);
    expect(await stage.kubectl('get', 'secrets', '--selector', 'owner=helm', '--output', 'name')).toBe('');
    expect(findLeaks(result, { token })).toEqual([]);
  },
};

describeWithCluster('admission, missing configuration and missing rights under helm-deploy', () => {
  playScenarios('admission', SCENARIOS, [4, 3]);
}, ['registry', 'audit']);
