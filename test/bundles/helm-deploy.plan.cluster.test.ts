import { execFileSync, spawn } from 'node:child_process';
import { mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout } from 'node:timers/promises';
import { expect } from '@jest/globals';
import { auditMark } from '../support/cluster/audit-log.ts';
import { errorsOf, type HelmStage, titlesOf, WEB_CHART } from '../support/cluster/helm-stage.ts';
import { limitedAccount } from '../support/cluster/limited-account.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { startFaultProxy } from '../support/servers/fault-proxy.ts';
import { BASIC_LOGIN, startDistribution } from '../support/servers/registry.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const registry = (): string => process.env.TIDEGATE_BED_REGISTRY ?? '';
const crane = (...args: readonly string[]): string => execFileSync('crane', args, { encoding: 'utf8', stdio: ['ignore', 'pipe', 'pipe'] });
const PLAN = { mode: 'plan' };

/** Nothing but the lock was written. */
function nothingWritten(audit: ReturnType<typeof auditMark>, stage: HelmStage): void {
  expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
}

/** A folder of its own for a test's files. */
function scratch(): { readonly path: string } & Disposable {
  const path = mkdtempSync(join(tmpdir(), 'tidegate-plan-'));
  return { path, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

const SCENARIOS: HelmScenarios = {
  'an image without the platform of the nodes is refused before any write': async (stage) => {
    const index = {
      schemaVersion: 2,
      mediaType: 'application/vnd.oci.image.index.v1+json',
      manifests: [
        {
          mediaType: 'application/vnd.oci.image.manifest.v1+json',
          digest: crane('digest', '--insecure', `${registry()}/app:1`).trim(),
          size: Buffer.byteLength(crane('manifest', '--insecure', `${registry()}/app:1`)),
          platform: { os: 'linux', architecture: 'riscv64' },
        },
      ],
    };
    const put = await fetch(`http://${registry()}/v2/app/manifests/riscv`, {
      method: 'PUT',
      headers: { 'content-type': index.mediaType },
      body: JSON.stringify(index),
    });
    expect(put.status).toBe(201);
    const audit = auditMark();
    const result = await stage.deploy({ image: `${registry()}/app:riscv` });
    expect(titlesOf(result, 'error')).toEqual(['HD031']);
    expect(errorsOf(result)[0]).toContain('is not there for linux/amd64: it has linux/riscv64');
    nothingWritten(audit, stage);
  },

  'a private image is asked for as the pod would ask': async (stage) => {
    await using own = await startDistribution({ kind: 'basic' });
    const pullSecrets = [{ name: 'regcred' }];
    const image = `${own.host}/app:1`;
    const plan = async (expected: readonly string[], named = pullSecrets) => {
      const result = await stage.deploy({ image, pullSecrets: named }, PLAN);
      expect([...titlesOf(result, 'error'), ...titlesOf(result, 'warning').filter((title) => title.startsWith('HD'))]).toEqual(expected);
      expect(findLeaks(result, { password: 'wrong-password-1', right: BASIC_LOGIN.password })).toEqual([]);
    };
    const login = async (host: string, password: string): Promise<void> => {
      await stage.kubectl('delete', 'secret', 'regcred', '--ignore-not-found');
      const given = [`--docker-server=${host}`, `--docker-username=${BASIC_LOGIN.username}`, `--docker-password=${password}`];
      await stage.kubectl('create', 'secret', 'docker-registry', 'regcred', ...given);
    };
    await plan(['HD035'], []);
    await plan(['HD033']);
    await stage.kubectl('create', 'secret', 'generic', 'regcred', '--from-literal=a=b');
    await plan(['HD033']);
    await login('other.example', BASIC_LOGIN.password);
    await plan(['HD035']);
    await login(own.host, 'wrong-password-1');
    await plan(['HD032']);
    await login(own.host, BASIC_LOGIN.password);
    await plan(['HD030']);
    await stage.kubectl('patch', 'serviceaccount', 'default', '--patch', JSON.stringify({ imagePullSecrets: pullSecrets }));
    await plan(['HD030'], []);
  },

  'a registry that is overloaded or broken is a warning': async (stage) => {
    await using proxy = await startFaultProxy(registry());
    for (const status of [429, 500]) {
      proxy.add({
        on: (_, path) => path.includes('/manifests/'),
        fault: { kind: 'status', status, headers: { 'retry-after': '1' } },
        times: 50,
      });
      const result = await stage.deploy({ image: `${proxy.host}/app:${status}` }, PLAN);
      expect([result.exitCode, titlesOf(result, 'warning')]).toEqual([0, expect.arrayContaining(['HD035'])]);
    }
  },

  'a plan shows values and objects without secrets, drift, and writes nothing': async (stage) => {
    const secret = (pin: string) => ({ apiVersion: 'v1', kind: 'Secret', metadata: { name: 'pin' }, stringData: { pin } });
    await stage.deploy({ readinessPath: '/', extra: [secret('old-pin-4711')], db: { password: 'hunter2-old' } });
    await stage.kubectl('scale', 'deployment/web', '--replicas=2');
    const audit = auditMark();
    const next = { readinessPath: '/', replicaCount: 3, extra: [secret('new-pin-4712')], db: { password: 'hunter2-new' } };
    const result = await stage.deploy(next, { ...PLAN, 'force-conflicts': 'true' });
    expect(errorsOf(result)).toEqual([]);
    expect(result.outputs).toMatchObject({ status: 'planned', changed: 'true', 'diff-summary': '2 changed', drift: '["Deployment/web"]' });
    expect(result.summary).toContain('# Deployment/web changed\n- spec.replicas: 1\n+ spec.replicas: 3');
    expect(result.summary).toContain('- stringData.pin: ***');
    expect(result.summary).toContain('+ db.password: ***');
    expect(result.summary).toMatch(/Changed by somebody else[\s\S]*`Deployment\/web` \| `spec.replicas`/);
    const secrets = { a: 'old-pin-4711', b: 'new-pin-4712', c: 'hunter2-old', d: 'hunter2-new' };
    expect(findLeaks(result, secrets)).toEqual([]);
    expect(audit.writes(stage.namespace)).toEqual([]);
    const ignored = await stage.deploy(next, { ...PLAN, 'force-conflicts': 'true', 'ignore-drift': 'deployment/*:spec.replicas' });
    expect(ignored.outputs.drift).toBe('[]');
  },

  'fields that somebody else owns, fields that cannot change and objects that are refused are told before any write': async (stage) => {
    await stage.deploy({ readinessPath: '/' });
    const audit = auditMark();
    const bad = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'bad' }, spec: { ports: [{ port: 99_999 }] } };
    const refused = await stage.deploy({ readinessPath: '/', extra: [bad] });
    expect(titlesOf(refused, 'error')).toEqual(['HD043']);
    expect(errorsOf(refused)[0]).toContain('Service/bad: spec.ports[0].port');
    const renamed = { selector: { matchLabels: { app: 'other' } }, template: { metadata: { labels: { app: 'other' } } } };
    const immutable = await stage.deploy({
      readinessPath: '/',
      kind: 'Deployment',
      extra: [{ apiVersion: 'apps/v1', kind: 'Deployment', metadata: { name: 'web' }, spec: renamed }],
    });
    expect(titlesOf(immutable, 'error')).toContain('HD041');
    nothingWritten(audit, stage);
    await stage.kubectl('scale', 'deployment/web', '--replicas=2');
    const scaled = await stage.deploy({ readinessPath: '/', replicaCount: 3 });
    const isServerSide = (await stage.helm('version', '--template', '{{.Version}}')).startsWith('v4');
    expect(titlesOf(scaled, 'error')).toEqual(isServerSide ? ['HD040'] : []);
    if (!isServerSide) return;
    expect(errorsOf(scaled)[0]).toMatch(/Deployment\/web: fields are managed by somebody else: spec.replicas by kubectl/);
    const forced = await stage.deploy({ readinessPath: '/', replicaCount: 3 }, { 'force-conflicts': 'true' });
    expect([forced.exitCode, forced.outputs.status]).toEqual([0, 'deployed']);
  },

  'replicas that an autoscaler owns are no drift': async (stage) => {
    const scaler = {
      apiVersion: 'autoscaling/v2',
      kind: 'HorizontalPodAutoscaler',
      metadata: { name: 'web' },
      spec: { scaleTargetRef: { apiVersion: 'apps/v1', kind: 'Deployment', name: 'web' }, minReplicas: 2, maxReplicas: 4, metrics: [] },
    };
    await stage.deploy({ readinessPath: '/', extra: [scaler] });
    await stage.kubectl('scale', 'deployment/web', '--replicas=2');
    const result = await stage.deploy({ readinessPath: '/', extra: [scaler] }, { ...PLAN, 'force-conflicts': 'true' });
    expect(result.outputs.drift).toBe('[]');
  },

  'a chart that renders differently each time is named': async (stage) => {
    const result = await stage.deploy({ random: true }, PLAN);
    expect(result.annotations.find(({ title }) => title === 'HD022')?.message).toContain('ConfigMap/web-random data.nonce');
  },

  'a namespace that is missing or going away': async (stage) => {
    const missing = await stage.deploy({}, { namespace: `${stage.namespace}-none` });
    expect([titlesOf(missing, 'error'), errorsOf(missing)[0]]).toEqual([['HD003'], expect.stringContaining('does not exist')]);
    const made = await stage.deploy({ readinessPath: '/' }, { namespace: `${stage.namespace}-made`, 'create-namespace': 'true' });
    expect(made.outputs.status).toBe('deployed');
    await stage.apply({ apiVersion: 'v1', kind: 'ConfigMap', metadata: { name: 'holds', finalizers: ['example.com/hold'] } });
    await stage.kubectl('delete', 'namespace', stage.namespace, '--wait=false');
    const going = await stage.deploy({});
    expect(titlesOf(going, 'error')).toEqual(['HD003']);
    await stage.kubectl('patch', 'configmap/holds', '--type=merge', '--patch', '{"metadata":{"finalizers":null}}');
    await stage.kubectl('delete', 'namespace', `${stage.namespace}-made`, '--wait=false');
  },

  'missing rights are told at once, as a Role to apply; optional ones are one warning': async (stage) => {
    const rules = (...verbs: readonly string[]) => [
      { apiGroups: [''], resources: ['secrets', 'configmaps'], verbs: ['*'] },
      { apiGroups: ['coordination.k8s.io'], resources: ['leases'], verbs },
      { apiGroups: ['apps'], resources: ['deployments', 'replicasets'], verbs: ['*'] },
      { apiGroups: [''], resources: ['pods'], verbs: ['get', 'list', 'watch'] },
    ];
    const { kubeconfig, token, grant } = await limitedAccount(stage, rules('get'));
    const refused = await stage.deploy({ readinessPath: '/' }, { kubeconfig });
    expect(titlesOf(refused, 'error')).toEqual(['HD002']);
    expect(refused.log).toContain('- {apiGroups: ["coordination.k8s.io"], resources: ["leases"], verbs: [create');
    await grant(rules('*'));
    const service = { apiVersion: 'v1', kind: 'Service', metadata: { name: 'web' }, spec: { ports: [{ port: 80 }] } };
    const kinds = await stage.deploy({ readinessPath: '/', extra: [service] }, { kubeconfig });
    expect(titlesOf(kinds, 'error')).toEqual(['HD002']);
    expect(kinds.log).toContain('- {apiGroups: [""], resources: ["services"], verbs: [get, create, patch, delete]}');
    const deployed = await stage.deploy({ readinessPath: '/' }, { kubeconfig });
    expect([deployed.exitCode, titlesOf(deployed, 'warning').filter((title) => title === 'HD002')]).toEqual([0, ['HD002']]);
    expect(findLeaks(deployed, { token })).toEqual([]);
  },

  'charts by digest from a registry, and what is wrong with them': async (stage) => {
    using folder = scratch();
    await stage.helm('package', WEB_CHART, '--destination', folder.path);
    const repository = `oci://${registry()}/charts-${stage.namespace}`;
    await stage.helm('push', join(folder.path, 'web-0.1.0.tgz'), repository, '--plain-http');
    const digest = crane('digest', '--insecure', `${registry()}/charts-${stage.namespace}/web:0.1.0`).trim();
    const good = await stage.deploy({ readinessPath: '/' }, { chart: `${repository}/web@${digest}`, 'require-digest': 'true' });
    expect([errorsOf(good), good.outputs.status, good.outputs['chart-digest']]).toEqual([[], 'deployed', digest]);
    const tagged = await stage.deploy({ readinessPath: '/' }, { chart: `${repository}/web:0.1.0` });
    expect([tagged.outputs.status, tagged.outputs['chart-digest']]).toEqual(['unchanged', digest]);
    const codes = async (chart: string, more: Record<string, string> = {}) => titlesOf(await stage.deploy({}, { chart, ...more }), 'error');
    expect(await codes(`${repository}/web:0.1.0@sha256:${'ab'.repeat(32)}`)).toEqual(['HD080']);
    expect(await codes(`${repository}/web:0.1.0`, { 'require-digest': 'true' })).toEqual(['HD080']);
    expect(await codes(`${repository}/web:9.9.9`)).toEqual(['HD082']);
    expect(await codes('no/such/chart')).toEqual(['HD082']);
  },

  'values mean what they mean to helm': async (stage) => {
    using folder = scratch();
    const file = join(folder.path, 'values.yaml');
    writeFileSync(
      file,
      'y: yes\nlist: [{name: a, port: 1}, {name: b}]\nbig: 1234567\noctal: 017\nnone: ~\ntext: "on"\nnested: {keep: 1}\n',
    );
    writeFileSync(join(folder.path, 'note.txt'), 'line one\nline two, with a comma\n');
    const chart = join(folder.path, 'echo');
    execFileSync('mkdir', ['-p', join(chart, 'templates')]);
    writeFileSync(join(chart, 'Chart.yaml'), 'apiVersion: v2\nname: echo\nversion: 0.1.0\n');
    writeFileSync(join(chart, 'values.yaml'), 'gone: default\nkept: default\n');
    const template = '{{- range $k, $v := .Values }}\n  {{ $k | quote }}: {{ printf "%v %T" $v $v | quote }}\n{{- end }}';
    writeFileSync(join(chart, 'templates/map.yaml'), `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: echo}\ndata:\n${template}\n`);
    const set = [
      'n=1234567',
      'list[0].port=99',
      'nested.more=5',
      'gone=null',
      'word=yes',
      'flag=true',
      'many={1,x,2}',
      'a\\.b=c',
      'text2=x\\,y',
      'list[1].deep[2]=z',
    ];
    const setString = ['digits=0042', 'nested.s=7'];
    const flags = [...set.flatMap((line) => ['--set', line]), ...setString.flatMap((line) => ['--set-string', line])];
    const plain = await stage.helm(
      'template',
      'web',
      chart,
      '--values',
      file,
      ...flags,
      '--set-file',
      `note=${join(folder.path, 'note.txt')}`,
    );
    const inputs = { set: set.join('\n'), 'set-string': setString.join('\n'), 'set-file': `note=${join(folder.path, 'note.txt')}` };
    const result = await stage.deploy({}, { chart, values: '', 'values-files': file, ...inputs });
    expect(errorsOf(result)).toEqual([]);
    const live = await stage.json<{ data: object }>('get', 'configmap', 'echo');
    const { parse } = await import('yaml');
    expect(live.data).toEqual((parse(plain) as { data: object }).data);
    expect(readFileSync(file, 'utf8')).toContain('yes');
  },

  'a value that its author took out of a file is no loss': async (stage) => {
    using folder = scratch();
    const file = join(folder.path, 'values.yaml');
    const inputs = { values: '', set: `image=${registry()}/app:1`, 'values-files': file };
    writeFileSync(file, 'replicaCount: 2\nreadinessPath: /\n');
    await stage.deploy({}, inputs);
    writeFileSync(file, 'readinessPath: /\n');
    const result = await stage.deploy({}, inputs);
    expect([errorsOf(result), result.outputs.status]).toEqual([[], 'deployed']);
  },

  'the digest of an image is put where the chart reads it': async (stage) => {
    const image = `${registry()}/app@${crane('digest', '--insecure', `${registry()}/app:1`).trim()}`;
    const result = await stage.deploy({ readinessPath: '/' }, { values: '{readinessPath: /}', 'image-values': `image=${image}` });
    expect([errorsOf(result), result.outputs.status]).toEqual([[], 'deployed']);
    expect(await stage.kubectl('get', 'deployment/web', '-o', 'jsonpath={.spec.template.spec.containers[0].image}')).toBe(image);
  },

  'a pending release that its killed run left is repaired by the next run': async (stage) => {
    await stage.deploy({ readinessPath: '/' });
    const killed = await stage.deploy(
      { readinessPath: '/no-such-page' },
      {},
      { killAfter: /deployment\/web 0\/1 ready/, context: { run_id: '2001' } },
    );
    expect(killed.ending).toBe('SIGKILL');
    expect(killed.post).toMatchObject({ exitCode: 0, endedByItself: true });
    expect((await stage.history()).at(-1)).toMatchObject({ status: 'deployed' });
    const next = await stage.deploy({ readinessPath: '/', settings: { greeting: 'next' } });
    expect([next.exitCode, next.outputs.status]).toEqual([0, 'deployed']);
    expect(await stage.leases()).toEqual([]);
  },

  'a release that a dead helm left pending is repaired when it was ours, and left alone when it was not': async (stage) => {
    await stage.deploy({ readinessPath: '/' });
    const leavePending = async (...flags: readonly string[]): Promise<void> => {
      const args = [
        'upgrade',
        'web',
        WEB_CHART,
        '--namespace',
        stage.namespace,
        '--reuse-values',
        '--set',
        'readinessPath=/none',
        '--wait',
        ...flags,
      ];
      const helm = spawn('helm', args, { env: { ...process.env, PATH: stage.path }, stdio: 'ignore' });
      const ended = new Promise((resolve) => helm.once('exit', resolve));
      while (!(await stage.history()).some(({ status }) => status.startsWith('pending'))) await setTimeout(100);
      helm.kill('SIGKILL');
      await ended;
    };
    await leavePending();
    const foreign = await stage.deploy({ readinessPath: '/', settings: { greeting: 'second' } });
    expect(errorsOf(foreign)[0]).toMatch(/^HD010 release web is pending-upgrade, by a helm that Tidegate did not start/);
    const secret = (await stage.kubectl('get', 'secrets', '-l', 'status=pending-upgrade', '-o', 'name')).trim();
    await stage.kubectl('label', secret, '--overwrite', 'tidegate-run=2001.2');
    const planned = await stage.deploy({ readinessPath: '/', settings: { greeting: 'second' } }, PLAN);
    expect([errorsOf(planned), planned.outputs.changed]).toEqual([[], 'true']);
    const repaired = await stage.deploy({ readinessPath: '/', settings: { greeting: 'second' } });
    expect(repaired.annotations.find(({ title }) => title === 'HD012')?.message).toContain(
      'was left pending-upgrade by run 2001; repaired',
    );
    expect(repaired.outputs).toMatchObject({ status: 'deployed', revision: '3' });
    expect((await stage.history()).map(({ status }) => status)).toEqual(['superseded', 'failed', 'deployed']);
  },

  'a chart of many objects: what stands as it should is left alone, what was changed or deleted is told': async (stage) => {
    // Helm 3 needs a tenth of a second for each object to render it.
    const count = stage.namespace.endsWith('-3') ? 50 : 200;
    const extra = Array.from({ length: count }, (_, i) => ({
      apiVersion: 'v1',
      kind: i % 2 === 0 ? 'ConfigMap' : 'ServiceAccount',
      metadata: { name: `object-${i}` },
      ...(i % 2 === 0 ? { data: { i: String(i) } } : {}),
    }));
    await stage.deploy({ readinessPath: '/', extra });
    const audit = auditMark();
    const result = await stage.deploy({ readinessPath: '/', extra });
    expect([result.outputs.status, result.outputs.drift]).toEqual(['unchanged', '[]']);
    nothingWritten(audit, stage);
    await stage.kubectl('patch', 'configmap/object-4', '--type=merge', '--patch', '{"data":{"i":"changed"}}');
    await stage.kubectl('delete', 'serviceaccount/object-5');
    const drifted = await stage.deploy({ readinessPath: '/', extra }, { ...PLAN, 'force-conflicts': 'true' });
    expect([errorsOf(drifted), (JSON.parse(drifted.outputs.drift ?? '[]') as string[]).toSorted()]).toEqual([
      [],
      ['ConfigMap/object-4', 'ServiceAccount/object-5'],
    ]);
  },

  'the history keeps what passed its smoke test, or says that it will not': async (stage) => {
    const deploy = (greeting: string, inputs: Record<string, string> = {}) =>
      stage.deploy({ readinessPath: '/', settings: { greeting } }, { 'history-max': '4', ...inputs });
    await deploy('one');
    const verified = await stage.deploy({}, { mode: 'verify', revision: '1' });
    expect(verified.outputs).toMatchObject({ status: 'verified', revision: '1' });
    const second = await deploy('two');
    expect(titlesOf(second, 'warning')).not.toContain('HD073');
    const late = await stage.deploy({}, { mode: 'verify', revision: '1' });
    expect(errorsOf(late)[0]).toContain('revision 1 of release web');
    const third = await deploy('three');
    expect(titlesOf(third, 'warning')).toContain('HD073');
    const failed = await stage.deploy(
      { command: ['/no/such/program'], settings: { greeting: 'four' } },
      { 'history-max': '4', 'values-policy': 'reset' },
    );
    expect(failed.outputs).toMatchObject({ status: 'rolled-back', 'rollback-revision': '5' });
    expect(failed.log).toContain('going back to revision 1, which passed its smoke test');
    const labels = await stage.json<{ metadata: { labels: Record<string, string> } }>('get', 'secret', 'sh.helm.release.v1.web.v5');
    expect(labels.metadata.labels['tidegate-verified-revision']).toBe('5');
  },

  'bad inputs are told whole, and nothing is contacted': async (stage) => {
    const audit = auditMark();
    const result = await stage.deploy({}, { chart: 'a', manifests: 'b', 'values-policy': 'reuse', decision: '{}' });
    expect([...titlesOf(result, 'error')].sort()).toEqual(['DW080', 'HD021', 'IN002', 'IN002', 'WF002']);
    expect(audit.writes(stage.namespace)).toEqual([]);
  },
};

describeWithCluster('plans by helm-deploy', () => {
  playScenarios('plan', SCENARIOS, [4, 3]);
}, ['registry', 'audit']);
