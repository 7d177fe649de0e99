import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from '@jest/globals';
import { auditMark } from '../../support/cluster/audit-log.ts';
import { problemsOf, reportOf } from '../../support/cluster/bench-end.ts';
import { manifestsBench } from '../../support/cluster/manifests-bench.ts';
import { benchImage, configMap, workload } from '../../support/cluster/workloads.ts';
import { describeWithCluster } from '../../support/with-cluster.ts';

interface Managed {
  readonly metadata: {
    readonly managedFields: readonly { readonly manager: string; readonly operation: string }[];
    readonly annotations?: object;
  };
  readonly data?: object;
}

describeWithCluster('a set of manifests on a real cluster', () => {
  const namespaces: string[] = [];
  const bench = (name: string, options = {}) => {
    namespaces.push(name);
    return manifestsBench(name, options);
  };
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', ...namespaces, '--wait=false', '--ignore-not-found']));

  test('goes out once; the same again writes nothing; drift is set right', async () => {
    const at = bench('mf-first');
    at.write({ 'k8s/web.yml': [workload('web'), configMap('web', { a: '1' })] });
    const start = auditMark();
    const first = await at.deploy();
    expect(first.deployment).toMatchObject({ kind: 'applied', applied: { kind: 'deployed', revision: 1 } });
    expect(at.writes(start)).toEqual([
      'create secrets/tidegate-set-web.v1',
      'patch configmaps/web',
      'patch deployments/web',
      'patch secrets/tidegate-set-web.v1',
    ]);
    expect(first.log).toEqual(
      expect.arrayContaining(['ConfigMap/web added', 'Deployment/web added', expect.stringMatching(/^deployment\/web 1\/1 ready/)]),
    );

    const mark = auditMark();
    const second = await at.deploy();
    expect(second.deployment).toMatchObject({ kind: 'unchanged', plan: { previous: { revision: 1 } } });
    expect(at.writes(mark)).toEqual([]);

    at.kubectl('patch', 'configmap', 'web', '--patch', '{"data":{"a":"by hand"}}', '--field-manager=tidegate');
    const third = await at.deploy({ 'force-conflicts': 'true' });
    expect(reportOf(third)).toContain('Changed by somebody else since the last deployment, and set right: `ConfigMap/web`');
    expect(at.kubectl('get', 'configmap', 'web', '-o', 'jsonpath={.data.a}')).toBe('1');
    expect(at.kubectl('get', 'lease', '-o', 'name')).toBe('');
  }, 90_000);

  test('removes what it made and holds no longer, guarded by kind, mark and labels', async () => {
    const at = bench('mf-prune');
    const claim = {
      apiVersion: 'v1',
      kind: 'PersistentVolumeClaim',
      metadata: { name: 'data' },
      spec: { accessModes: ['ReadWriteOnce'], storageClassName: 'none', resources: { requests: { storage: '1Mi' } } },
    };
    const marked = configMap('marked', {}, { annotations: { 'tidegate/prune': 'never' } });
    at.write({ 'k8s/stays.yml': configMap('stays', {}), 'k8s/more.yml': [configMap('goes', {}), configMap('taken', {}), marked, claim] });
    await at.deploy();
    at.kubectl('label', 'configmap', 'taken', 'tidegate-set-');
    at.kubectl('create', 'configmap', 'foreign');
    at.write({ 'k8s/more.yml': '' });
    const kept = await at.deploy({ prune: 'false' });
    expect(reportOf(kept)).toContain('`ConfigMap/goes` | kept | no longer in the manifests, but prune is false');
    expect(at.kubectl('get', 'configmap', 'goes', '-o', 'name')).toBe('configmap/goes\n');

    const mark = auditMark();
    const end = await at.deploy();
    expect(end.deployment).toMatchObject({ applied: { kind: 'deployed', revision: 3 } });
    expect(reportOf(end)).toContain('`ConfigMap/goes` | removed');
    expect(at.writes(mark).filter((line) => line.startsWith('delete'))).toEqual(['delete configmaps/goes']);
    expect(at.kubectl('get', 'configmap,pvc', '-o', 'name').trim().split('\n').sort()).toEqual([
      'configmap/foreign',
      'configmap/kube-root-ca.crt',
      'configmap/marked',
      'configmap/stays',
      'configmap/taken',
      'persistentvolumeclaim/data',
    ]);
    expect((await at.deploy()).deployment.kind).toBe('unchanged');
  }, 90_000);

  test('takes over from kubectl apply: dropped fields go, kubectl owns nothing any more', async () => {
    const at = bench('mf-takeover');
    at.write({ 'before.json': configMap('web', { a: '1', dropped: 'x' }), 'k8s/web.yml': configMap('web', { a: '2' }) });
    at.kubectl('apply', '-f', `${at.workspace}/before.json`);
    const end = await at.deploy();
    expect(end.deployment).toMatchObject({ applied: { kind: 'deployed' } });
    expect(reportOf(end)).toContain('taken over from kubectl apply');
    const live = JSON.parse(at.kubectl('get', 'configmap', 'web', '-o', 'json', '--show-managed-fields')) as Managed;
    expect(live.data).toEqual({ a: '2' });
    expect(live.metadata.managedFields.map(({ manager, operation }) => [manager, operation])).toEqual([['tidegate', 'Apply']]);
    expect(live.metadata.annotations ?? {}).toEqual({});
    expect((await at.deploy()).deployment.kind).toBe('unchanged');
  }, 60_000);

  test('a changed Job is made again; another immutable field is HD041 before any write', async () => {
    const at = bench('mf-immutable');
    const job = (text: string) => ({
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'migrate' },
      spec: {
        backoffLimit: 0,
        template: { spec: { restartPolicy: 'Never', containers: [{ name: 'm', image: benchImage(), command: ['echo', text] }] } },
      },
    });
    const fixed = (value: string) => ({ ...configMap('fixed', { a: value }), immutable: true });
    at.write({ 'k8s/job.yml': job('one'), 'k8s/fixed.yml': fixed('1') });
    expect((await at.deploy({ 'wait-for-jobs': 'true' })).deployment).toMatchObject({ applied: { kind: 'deployed' } });
    const before = at.kubectl('get', 'job', 'migrate', '-o', 'jsonpath={.metadata.uid}');
    at.write({ 'k8s/job.yml': job('two') });
    const end = await at.deploy({ 'wait-for-jobs': 'true' });
    expect(end.deployment).toMatchObject({ applied: { kind: 'deployed', revision: 2 } });
    expect(reportOf(end)).toContain('`Job/migrate` | made again');
    expect(at.kubectl('get', 'job', 'migrate', '-o', 'jsonpath={.metadata.uid}')).not.toBe(before);
    expect(at.kubectl('logs', 'job/migrate')).toBe('two\n');
    at.write({ 'k8s/fixed.yml': fixed('2') });
    const mark = auditMark();
    expect(problemsOf(await at.deploy())).toEqual([
      expect.stringMatching(/^HD041 ConfigMap\/fixed: a field cannot be changed: .*immutable.* \(k8s\/fixed\.yml:1\)$/),
    ]);
    expect(at.writes(mark)).toEqual([]);
  }, 90_000);

  test('a definition and its resource go out together; so do a namespace and what lives in it', async () => {
    const at = bench('mf-made', { create: false });
    namespaces.push('mf-made-too');
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'tides.mf.example' },
      spec: {
        group: 'mf.example',
        scope: 'Namespaced',
        names: { kind: 'Tide', plural: 'tides', singular: 'tide' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: {
              openAPIV3Schema: { type: 'object', properties: { spec: { type: 'object', properties: { height: { type: 'integer' } } } } },
            },
          },
        ],
      },
    };
    const tide = (spec: object) => ({ apiVersion: 'mf.example/v1', kind: 'Tide', metadata: { name: 'spring' }, spec });
    const space = (name: string) => ({ apiVersion: 'v1', kind: 'Namespace', metadata: { name } });
    at.write({
      'k8s/a.yml': [tide({ height: 3 }), configMap('far', {}, { namespace: 'mf-made-too' }), workload('web')],
      'k8s/z.yml': [definition, space('mf-made'), space('mf-made-too')],
    });
    try {
      const end = await at.deploy();
      expect(problemsOf(end)).toEqual([]);
      expect(end.deployment).toMatchObject({ applied: { kind: 'deployed', revision: 1 } });
      expect(end.log).toEqual(
        expect.arrayContaining([
          'notice: HD035 not tried before the first write: Tide/spring: its CustomResourceDefinition comes with this deployment',
          'notice: HD035 not tried before the first write: ConfigMap/far in mf-made-too: its namespace is made by this deployment',
        ]),
      );
      expect(at.kubectl('get', 'tides', '-o', 'jsonpath={.items[*].spec.height}')).toBe('3');
      expect(execFileSync('kubectl', ['-n', 'mf-made-too', 'get', 'configmap', 'far', '-o', 'name'], { encoding: 'utf8' })).toBe(
        'configmap/far\n',
      );
      expect((await at.deploy()).deployment.kind).toBe('unchanged');
      at.write({ 'k8s/a.yml': [tide({ height: 'high' }), configMap('far', {}, { namespace: 'mf-made-too' }), workload('web')] });
      expect(problemsOf(await at.deploy())).toEqual([expect.stringMatching(/^HD043 the API server refuses Tide\/spring: .*spec\.height/)]);
    } finally {
      execFileSync('kubectl', ['delete', 'crd', 'tides.mf.example', '--wait=false', '--ignore-not-found']);
    }
  }, 120_000);

  test('custom resources are waited for by their conditions, where that is asked for', async () => {
    const at = bench('mf-custom');
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: 'moons.mf.example' },
      spec: {
        group: 'mf.example',
        scope: 'Namespaced',
        names: { kind: 'Moon', plural: 'moons', singular: 'moon' },
        versions: [
          {
            name: 'v1',
            served: true,
            storage: true,
            schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
          },
        ],
      },
    };
    const moon = (phase: string) => ({ apiVersion: 'mf.example/v1', kind: 'Moon', metadata: { name: 'full' }, spec: { phase } });
    const inputs = { 'wait-for-custom': 'mf.example/Moon', timeout: '2s' };
    /** The controller says so, before the next manifest goes out. */
    const next = async (phase: string, type: string, status: string) => {
      const conditions = [{ type, status, message: 'clouds' }];
      at.kubectl('patch', 'moon', 'full', '--type=merge', '--patch', JSON.stringify({ status: { conditions } }));
      at.write({ 'k8s/moon.yml': [definition, moon(phase)] });
      return at.deploy({ ...inputs, 'rollback-timeout': '1s' });
    };
    try {
      at.write({ 'k8s/moon.yml': [definition, moon('new')] });
      expect((await at.deploy()).deployment).toMatchObject({ applied: { kind: 'deployed' } });
      expect((await next('first', 'Ready', 'True')).deployment).toMatchObject({ applied: { kind: 'deployed' } });
      const late = await next('second', 'Ready', 'False');
      expect(problemsOf(late)).toEqual(['HD059 the rollout was not done after 2s: moon/full: clouds (release web in namespace mf-custom)']);
      expect(problemsOf(await next('third', 'Stalled', 'True'))).toEqual(['HD058 moon/full: it is stalled: clouds (moon/full)']);
    } finally {
      execFileSync('kubectl', ['delete', 'crd', 'moons.mf.example', '--wait=false', '--ignore-not-found']);
    }
  }, 60_000);
}, ['audit', 'registry']);
