import { execFileSync } from 'node:child_process';
import { afterAll, beforeAll, expect, test } from '@jest/globals';
import { shopManifest } from '../support/cluster/shop-deployment.ts';
import { freshDist } from '../support/fresh-dist.ts';
import { runStep } from '../support/step-driver/run-step.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const COMMIT = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
const NEXT = '9f8e7d6c5b4a39281706f5e4d3c2b1a09f8e7d6c';
const CHECKS =
  'served: {path: /version, json: $.commit, settle: 1s}\nchecks:\n  - {name: home, http: {path: /, body: {contains: Welcome}}}\n';
const NAMESPACE = 'smoke-bundle';
const kubectl = (args: readonly string[], input = ''): string =>
  execFileSync('kubectl', ['-n', NAMESPACE, ...args], { encoding: 'utf8', input });

describeWithCluster('smoke-test on a real cluster', () => {
  let dist = '';
  let image = '';
  let kubeconfig = '';
  const apply = (commit: string, home = 'Welcome'): void => {
    kubectl(['apply', '-f', '-'], shopManifest({ image, commit, replicas: 2, home }));
  };
  const smoke = (inputs: Record<string, string> = {}) =>
    runStep({
      action: 'smoke-test',
      dist,
      with: {
        workload: 'deployment/web',
        namespace: NAMESPACE,
        'expect-digest': image.split('@')[1] ?? '',
        checks: CHECKS,
        auth: 'kubeconfig',
        kubeconfig,
        'smoke-timeout': '60s',
        'fail-after': '5s',
        ...inputs,
      },
      context: { sha: COMMIT },
      timeLimit: 90_000,
    });

  beforeAll(async () => {
    dist = await freshDist();
    const registry = process.env.TIDEGATE_BED_REGISTRY ?? '';
    const digest = execFileSync('crane', ['digest', '--insecure', `${registry}/app:1`], { encoding: 'utf8' }).trim();
    image = `${registry}/app@${digest}`;
    kubeconfig = execFileSync('kubectl', ['config', 'view', '--flatten', '--raw'], { encoding: 'utf8' });
    execFileSync('kubectl', ['create', 'namespace', NAMESPACE]);
  }, 150_000);
  afterAll(() => void execFileSync('kubectl', ['delete', 'namespace', NAMESPACE, '--wait=false']));

  test('proves every replica while the rollout is still under way', async () => {
    apply(COMMIT);
    const result = await smoke();
    expect(result.annotations.filter(({ type }) => type === 'error')).toEqual([]);
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'replicas-ok': '2/2', 'served-version': COMMIT, failed: '[]' });
    expect(result).toMatchObject({ exitCode: 0, endedByItself: true, orphans: [] });
  }, 100_000);

  test('does not pass on the answers of the old pods', async () => {
    apply(NEXT);
    const result = await smoke({ 'expect-version': NEXT });
    expect(result.outputs).toMatchObject({ verdict: 'pass', 'served-version': NEXT });
  }, 100_000);

  test('a version that starts but fails its check is told with the answer of the pods', async () => {
    apply(COMMIT, 'payment provider: no route');
    const result = await smoke();
    expect([result.exitCode, result.outputs.verdict, result.outputs.failed]).toEqual([1, 'fail', '["home"]']);
    expect(result.annotations.filter(({ type }) => type === 'error').map(({ message }) => message)).toEqual([
      expect.stringMatching(/^ST022 check "home": 2 of 2 replicas: pod web-\S+: body does not contain "Welcome", in \d+ answers/),
    ]);
    expect(result.summary).toContain('payment provider: no route');
  }, 100_000);

  test('another digest than the expected one is told', async () => {
    const result = await smoke({ 'expect-digest': `sha256:${'ab'.repeat(32)}` });
    expect(result.annotations.filter(({ type }) => type === 'error').map(({ title }) => title)).toEqual(['ST013']);
  }, 100_000);
}, ['registry']);
