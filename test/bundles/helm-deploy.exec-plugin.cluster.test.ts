import { chmodSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { auditMark } from '../support/cluster/audit-log.ts';
import { errorsOf, type HelmStage, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const API = 'client.authentication.k8s.io/v1beta1';
const READY = { readinessPath: '/' };
const ALLOWED = { 'allow-exec-plugins': 'true' };
/** The shortest life that leaves five seconds until the file is written anew. */
const LIFE = '+75 seconds';

/** Two tokens of a service account that may do all in the namespace, and a plugin that gives them in turn and notes who called it. */
async function pluginBed(stage: HelmStage) {
  const folder = mkdtempSync(join(tmpdir(), 'tidegate-plugin-'));
  await stage.kubectl('create', 'serviceaccount', 'job');
  await stage.kubectl('create', 'rolebinding', 'job', '--clusterrole=cluster-admin', `--serviceaccount=${stage.namespace}:job`);
  const tokens = [
    (await stage.kubectl('create', 'token', 'job')).trim(),
    (await stage.kubectl('create', 'token', 'job', '--duration=20m')).trim(),
  ];
  tokens.forEach((token, i) => {
    writeFileSync(join(folder, `token-${i}`), token);
  });
  const calls = join(folder, 'calls');
  writeFileSync(calls, '');
  const script = [
    '#!/bin/sh',
    `cat "/proc/$PPID/cmdline" | tr '\\0' ' ' | cut -c 1-80 >> ${calls}`,
    `token=$(cat ${folder}/token-$(( $(wc -l < ${calls}) % 2 )))`,
    `end=$(date -u -d '${LIFE}' +%Y-%m-%dT%H:%M:%SZ)`,
    'echo "logging in as $AZURE_CLIENT_ID" >&2',
    `printf '{"apiVersion":"${API}","kind":"ExecCredential","status":{"token":"%s","expirationTimestamp":"%s"}}' "$token" "$end"`,
  ];
  writeFileSync(join(folder, 'kubelogin'), `${script.join('\n')}\n`);
  chmodSync(join(folder, 'kubelogin'), 0o755);
  const config = JSON.parse(await stage.kubectl('config', 'view', '--flatten', '--raw', '-o', 'json')) as { users: object[] };
  const kubeconfig = (exec: object): string =>
    JSON.stringify({ ...config, users: [{ name: 'user', user: { exec: { apiVersion: API, ...exec } } }] });
  return {
    folder,
    kubeconfig: kubeconfig({ command: 'kubelogin', args: ['get-token', '--client-secret', 'hunter2-4711'], interactiveMode: 'Never' }),
    with: kubeconfig,
    secrets: { first: tokens[0] ?? '', second: tokens[1] ?? '', clientSecret: 'hunter2-4711' },
    calls: () => readFileSync(calls, 'utf8').trim().split('\n').filter(Boolean),
    more: { stepEnv: { PATH: `${folder}:${stage.path}`, AZURE_CLIENT_ID: 'shop-job' } },
    [Symbol.dispose]: () => rmSync(folder, { recursive: true }),
  };
}

const SCENARIOS: HelmScenarios = {
  'a kubeconfig with an exec plugin is refused without allow-exec-plugins, before anything is run': async (stage) => {
    using bed = await pluginBed(stage);
    const audit = auditMark();
    const refused = await stage.deploy(READY, { kubeconfig: bed.kubeconfig }, bed.more);
    expect([refused.exitCode, titlesOf(refused, 'error')]).toEqual([1, ['CR031']]);
    expect(errorsOf(refused)[0]).toContain('the kubeconfig is refused: it runs the plugin kubelogin');
    expect(errorsOf(refused)[0]).toContain('Add allow-exec-plugins: true');
    const pwned = join(bed.folder, 'pwned');
    const other = await stage.deploy(READY, { kubeconfig: bed.with({ command: 'touch', args: [pwned] }), ...ALLOWED }, bed.more);
    expect([other.exitCode, titlesOf(other, 'error')]).toEqual([1, ['CR031']]);
    expect(errorsOf(other)[0]).toContain('it runs the plugin touch; only aws, gke-gcloud-auth-plugin, kubelogin can be allowed');
    expect([existsSync(pwned), bed.calls(), audit.writes(stage.namespace)]).toEqual([false, [], []]);
    expect(refused).toMatchObject({ endedByItself: true, orphans: [], tempFiles: [] });
  },

  'a release is deployed with the token of an allowed plugin, which only Tidegate runs, and which is renewed': async (stage) => {
    using bed = await pluginBed(stage);
    const result = await stage.deploy({ ...READY, startDelaySeconds: 12 }, { kubeconfig: bed.kubeconfig, ...ALLOWED }, bed.more);
    expect([errorsOf(result), result.exitCode, result.outputs.status, result.outputs.revision]).toEqual([[], 0, 'deployed', '1']);
    expect(titlesOf(result, 'warning')).not.toContain('CR040');
    expect(bed.calls().length).toBeGreaterThanOrEqual(2);
    expect(bed.calls().filter((call) => !/node/.test(call) || /helm3|helm4|\/helm /.test(call))).toEqual([]);
    expect(findLeaks(result, bed.secrets)).toEqual([]);
    expect(result).toMatchObject({ endedByItself: true, orphans: [], tempFiles: [] });
    expect((await stage.history()).map(({ status }) => status)).toEqual(['deployed']);
    expect(await stage.leases()).toEqual([]);
  },

  'a plugin that fails, and a token that the API server does not take, are told apart': async (stage) => {
    using bed = await pluginBed(stage);
    const deploy = (command: string) => {
      writeFileSync(join(bed.folder, 'kubelogin'), `#!/bin/sh\n${command}\n`);
      return stage.deploy(READY, { kubeconfig: bed.kubeconfig, ...ALLOWED }, bed.more);
    };
    const failed = await deploy('echo "no login: run az login" >&2; exit 2');
    expect([failed.exitCode, titlesOf(failed, 'error')]).toEqual([1, ['CR033']]);
    expect(errorsOf(failed)[0]).toContain('the exec plugin kubelogin gave no token: it ended with 2: no login: run az login');
    const strange = await deploy(`echo '{"apiVersion":"${API}","kind":"ExecCredential","status":{"token":"unknown-token-4712"}}'`);
    expect([strange.exitCode, titlesOf(strange, 'error')]).toEqual([1, ['CR016']]);
    expect(errorsOf(strange)[0]).toContain('the API server refused the token that the exec plugin kubelogin gave (401)');
    expect(findLeaks(strange, { ...bed.secrets, token: 'unknown-token-4712' })).toEqual([]);
    expect(await stage.leases()).toEqual([]);
  },
};

describeWithCluster('helm-deploy with an exec plugin', () => {
  playScenarios('plugin', SCENARIOS, [4, 3]);
}, ['registry', 'audit']);
