import { execFileSync } from 'node:child_process';
import { afterAll, expect, test } from '@jest/globals';
import { auditMark } from '../../support/cluster/audit-log.ts';
import { problemsOf, reportOf } from '../../support/cluster/bench-end.ts';
import { manifestsBench } from '../../support/cluster/manifests-bench.ts';
import { benchImage, configMap, workload } from '../../support/cluster/workloads.ts';
import { describeWithCluster } from '../../support/with-cluster.ts';

describeWithCluster('what stops a set of manifests before its first write', () => {
  const namespaces: string[] = [];
  const bench = (name: string, options = {}) => {
    namespaces.push(name);
    return manifestsBench(name, options);
  };
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', ...namespaces, '--wait=false', '--ignore-not-found']));

  test('fields of another manager stop it before the first write; force-conflicts takes them', async () => {
    const at = bench('mf-conflict');
    at.write({
      'theirs.json': configMap('web', { a: 'theirs' }),
      'k8s/web.yml': [configMap('web', { a: 'ours' }), configMap('other', {})],
    });
    at.kubectl('apply', '--server-side', '--field-manager=ops', '-f', `${at.workspace}/theirs.json`);
    const mark = auditMark();
    const end = await at.deploy();
    expect(problemsOf(end)).toEqual(['HD040 ConfigMap/web: fields are managed by somebody else: data.a by ops (k8s/web.yml:1)']);
    expect(at.writes(mark)).toEqual([]);
    expect((await at.deploy({ 'force-conflicts': 'true' })).deployment).toMatchObject({ applied: { kind: 'deployed' } });
    expect(at.kubectl('get', 'configmap', 'web', '-o', 'jsonpath={.data.a}')).toBe('ours');
  }, 60_000);

  test('everything that is wrong is told at once, before the first write', async () => {
    const at = bench('mf-refused');
    at.write({
      'k8s/bad.yml': [
        workload('web', { image: `${process.env.TIDEGATE_BED_REGISTRY}/app:none` }),
        workload('typo', { spec: { replica: 2 } }),
        configMap('far', {}, { namespace: 'mf-nowhere' }),
      ],
    });
    const mark = auditMark();
    expect(problemsOf(await at.deploy())).toEqual([
      expect.stringMatching(
        /^HD043 the API server refuses Deployment\/typo: .*\.spec\.replica: field not declared in schema \(k8s\/bad\.yml:3\)$/,
      ),
      'HD003 namespace mf-nowhere of ConfigMap/far in mf-nowhere does not exist (k8s/bad.yml:5)',
      expect.stringMatching(/^HD030 image 127\.0\.0\.1:\d+\/app:none was not found \(404\) \(deployment\/web, container app\)$/),
    ]);
    at.write({ 'k8s/bad.yml': { apiVersion: 'example.com/v1', kind: 'Unheard', metadata: { name: 'x' } } });
    expect(problemsOf(await at.deploy())).toEqual(['HD043 the cluster has no kind Unheard in example.com/v1 (k8s/bad.yml:1)']);
    at.write({ 'k8s/bad.yml': 'kind: ConfigMap\n\tname: x\n' });
    expect(problemsOf(await at.deploy())).toEqual([
      expect.stringMatching(/^HD024 a manifest cannot be read: .*[Tt]abs.* \(k8s\/bad\.yml:2\)$/),
    ]);
    expect(at.writes(mark)).toEqual([]);
  }, 60_000);

  test('a plan takes no lock and writes nothing', async () => {
    const at = bench('mf-plan');
    at.write({ 'k8s/web.yml': configMap('web', { a: '1' }) });
    const mark = auditMark();
    const end = await at.deploy({}, { mode: 'plan' });
    expect(end.deployment).toMatchObject({ kind: 'planned', plan: { kind: 'change' } });
    expect(reportOf(end)).toContain('`ConfigMap/web` | added');
    expect(at.writes(mark)).toEqual([]);
  }, 60_000);

  test('a kustomization is built by kubectl; images are put in by name and by repository', async () => {
    const at = bench('mf-kustomize');
    const digest = execFileSync('crane', ['digest', '--insecure', benchImage()], { encoding: 'utf8' }).trim();
    const image = `${benchImage().replace(/:1$/, '')}@${digest}`;
    at.write({
      'k8s/base/web.yml': workload('web', { image: 'web' }),
      'k8s/base/kustomization.yaml': 'resources: [web.yml]\n',
      'k8s/prod/kustomization.yaml': 'resources: [../base]\nnameSuffix: -prod\n',
    });
    const end = await at.deploy({ manifests: 'k8s/prod', 'image-values': `web=${image}` });
    expect(problemsOf(end)).toEqual([]);
    expect(end.deployment).toMatchObject({ applied: { kind: 'deployed', images: [{ name: image, digest }] } });
    expect(at.kubectl('get', 'deployment', 'web-prod', '-o', 'jsonpath={.spec.template.spec.containers[0].image}')).toBe(image);
    expect(problemsOf(await at.deploy({ manifests: 'k8s/prod', 'image-values': 'api=app:2' }))).toEqual([
      expect.stringMatching(/^WF003 api=app:2 is in no container of the manifests \(found: web\)/),
    ]);
    expect(problemsOf(await at.deploy({ manifests: 'k8s' }))).toEqual([
      expect.stringMatching(/^HD024 a kustomization lies below/),
      expect.stringMatching(/^HD024 /),
    ]);
  }, 60_000);

  test('an object of another set is not taken', async () => {
    const at = bench('mf-sets');
    at.write({ 'k8s/web.yml': configMap('shared', {}) });
    await at.deploy();
    expect(problemsOf(await at.deploy({ release: 'api' }))).toEqual([
      'HD040 ConfigMap/shared belongs to the set web in namespace mf-sets (k8s/web.yml:1)',
    ]);
  }, 60_000);
  test('a quota counts as a refusal, and replicas that somebody scaled as a conflict', async () => {
    const at = bench('mf-outside');
    at.write({ 'k8s/web.yml': workload('web', { spec: { replicas: 0 } }) });
    await at.deploy();
    at.kubectl('scale', 'deployment', 'web', '--replicas=1');
    expect(problemsOf(await at.deploy())).toEqual([
      'HD040 Deployment/web: fields are managed by somebody else: spec.replicas by kubectl (k8s/web.yml:1)',
    ]);
    at.kubectl('create', 'quota', 'few', '--hard=count/configmaps=1');
    at.write({ 'k8s/web.yml': configMap('web', {}) });
    expect(problemsOf(await at.deploy())).toEqual([expect.stringMatching(/^HD043 the API server refuses ConfigMap\/web: .*quota/)]);
  }, 60_000);
}, ['audit', 'registry']);
