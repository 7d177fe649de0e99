import { expect } from '@jest/globals';
import { errorsOf, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const READY = { readinessPath: '/' };
const shell = (script: string): object => ({ command: ['sh', '-c', script] });

const SCENARIOS: HelmScenarios = {
  'a crash loop: told after its third restart, with the last words of the container': async (stage) => {
    await stage.deploy(READY);
    const result = await stage.deploy({ ...READY, ...shell('echo "panic: no database"; exit 3') }, { timeout: '3m' });
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD051']]);
    expect(errorsOf(result)[0]).toMatch(/container app exits with code 3 again and again/);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'failure-class': 'crash-loop' });
    expect(result.summary).toContain('panic: no database');
    expect(result.log.indexOf('panic: no database')).toBeLessThan(result.log.indexOf('going back to revision'));
    expect(result.ms).toBeLessThan(150_000);
  },

  'a container without a readiness probe, ready until it crashes, does not pass for a success': async (stage) => {
    await stage.deploy({});
    const result = await stage.deploy(shell('sleep 2; echo "panic: late"; exit 3'), { timeout: '3m' });
    expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD051']]);
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'failure-class': 'crash-loop', revision: '2', 'rollback-revision': '3' });
    expect((await stage.history()).map(({ status }) => status)).toEqual(['superseded', 'failed', 'deployed']);
  },

  'a pod that crashes twice while its database starts, then runs, passes': async (stage) => {
    const script =
      'n=$(cat /data/n 2>/dev/null || echo 0); echo $((n+1)) > /data/n; [ $n -ge 2 ] || exit 1; mkdir -p /www; touch /www/index.html; exec busybox httpd -f -p 8080 -h /www';
    const result = await stage.deploy(
      {
        ...READY,
        ...shell(script),
        podSpec: { volumes: [{ name: 'data', emptyDir: {} }] },
        container: { volumeMounts: [{ name: 'data', mountPath: '/data' }] },
      },
      { timeout: '3m' },
    );
    expect(errorsOf(result)).toEqual([]);
    expect(result.outputs.status).toBe('deployed');
    expect(result.log).toContain('exits with code 1 again and again');
  },

  'memory over the limit is told as that': async (stage) => {
    const result = await stage.deploy({ ...READY, memory: '16Mi', ...shell('tail /dev/zero') }, { timeout: '2m' });
    expect(titlesOf(result, 'error')).toEqual(['HD054', 'HD072']);
    expect(result.outputs['failure-class']).toBe('out-of-memory');
  },

  'a slow start is not taken for a broken one': async (stage) => {
    const result = await stage.deploy({ ...READY, startDelaySeconds: 20, failureThreshold: 30 });
    expect([result.exitCode, result.outputs.status]).toEqual([0, 'deployed']);
    expect(result.ms).toBeGreaterThan(20_000);
  },

  'a startup probe that passes late, and readiness that flaps before it settles': async (stage) => {
    const script =
      'mkdir -p /www; (sleep 4; touch /www/up; sleep 2; rm /www/up; sleep 3; touch /www/up) & touch /www/index.html; exec busybox httpd -f -p 8080 -h /www';
    const container = {
      startupProbe: { httpGet: { path: '/up', port: 8080 }, periodSeconds: 1, failureThreshold: 30 },
      readinessProbe: { httpGet: { path: '/up', port: 8080 }, periodSeconds: 1, failureThreshold: 1 },
    };
    const result = await stage.deploy({ ...shell(script), container });
    expect([result.exitCode, result.outputs.status]).toEqual([0, 'deployed']);
  },

  'an exhausted quota is told within seconds': async (stage) => {
    await stage.kubectl('create', 'quota', 'none', '--hard=pods=0');
    const result = await stage.deploy(READY, { timeout: '2m' });
    expect(titlesOf(result, 'error')).toEqual(['HD057', 'HD072']);
    expect(errorsOf(result)[0]).toContain('exceeded quota: none');
    expect(result.ms).toBeLessThan(90_000);
  },

  'a pod that PodSecurity refuses is told with the rule': async (stage) => {
    await stage.kubectl('label', 'namespace', stage.namespace, 'pod-security.kubernetes.io/enforce=restricted');
    const result = await stage.deploy(READY, { timeout: '2m' });
    expect(titlesOf(result, 'error')).toEqual(['HD057', 'HD072']);
    expect(errorsOf(result)[0]).toContain('violates PodSecurity "restricted:latest"');
  },

  'a pod that no node takes is told with the words of the scheduler': async (stage) => {
    const result = await stage.deploy({ ...READY, nodeSelector: { disk: 'ssd' } }, { timeout: '3m' });
    expect(titlesOf(result, 'error')).toEqual(['HD055', 'HD072']);
    // Another file's scenario may have its second Nodes at the same time.
    expect(errorsOf(result)[0]).toMatch(/no node takes it: 0\/[1-3] nodes are available.*affinity\/selector/);
    expect(result.ms).toBeLessThan(150_000);
  },

  'a volume claim without a StorageClass is told as that': async (stage) => {
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], resources: { requests: { storage: '1Mi' } } },
    };
    const podSpec = { volumes: [{ name: 'data', persistentVolumeClaim: { claimName: 'data' } }] };
    const result = await stage.deploy({ ...READY, extra: [claim], podSpec }, { timeout: '3m' });
    expect(titlesOf(result, 'error')).toEqual(['HD056', 'HD072']);
    expect(errorsOf(result)[0]).toMatch(/volume claim data: .*storage class/);
  },

  'a StatefulSet with a broken pod gets well again': async (stage) => {
    const set = { ...READY, kind: 'StatefulSet', replicaCount: 2 };
    await stage.deploy(set);
    const before = await stage.json<{ spec: unknown }>('get', 'statefulset', 'web');
    const result = await stage.deploy({ ...set, ...shell('exit 1') }, { timeout: '2m', 'crash-tolerance': '1' });
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'rollback-revision': '3' });
    expect(result.log).toContain('blocks its StatefulSet: deleted');
    const after = await stage.json<{ spec: unknown; status: { readyReplicas: number } }>('get', 'statefulset', 'web');
    expect([after.spec, after.status.readyReplicas]).toEqual([before.spec, 2]);
  },

  'a DaemonSet is watched and taken back too': async (stage) => {
    await stage.deploy({ ...READY, kind: 'DaemonSet' });
    const before = await stage.json<{ spec: unknown }>('get', 'daemonset', 'web');
    const result = await stage.deploy({ ...READY, kind: 'DaemonSet', command: ['/no/such/program'] });
    expect(result.outputs).toMatchObject({ status: 'rolled-back', 'failure-class': 'start-error' });
    expect((await stage.json<{ spec: unknown }>('get', 'daemonset', 'web')).spec).toEqual(before.spec);
  },

  'with the preflight off, an image that is not found ends the rollout within 30 s': async (stage) => {
    await stage.deploy(READY);
    const image = `${process.env.TIDEGATE_BED_REGISTRY}/app:no-such-tag`;
    const result = await stage.deploy({ ...READY, image }, { 'image-preflight': 'off', timeout: '3m' });
    expect(titlesOf(result, 'error')).toEqual(['HD050']);
    expect(errorsOf(result)[0]).toContain(`image ${image} was not found`);
    expect(result.ms).toBeLessThan(100_000);
  },

  'under fail-fast: strict a probe that has had its time ends the rollout': async (stage) => {
    const result = await stage.deploy({ readinessPath: '/no-such-page' }, { 'fail-fast': 'strict', timeout: '3m' });
    expect(titlesOf(result, 'error')).toEqual(['HD059', 'HD072']);
    expect(result.ms).toBeLessThan(100_000);
  },
};

describeWithCluster('rollouts by helm-deploy', () => {
  playScenarios('rollout', SCENARIOS, [4, 3]);
}, ['registry']);
