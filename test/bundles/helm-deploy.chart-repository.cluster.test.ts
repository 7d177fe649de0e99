import { createHash } from 'node:crypto';
import { expect } from '@jest/globals';
import { errorsOf, titlesOf, WEB_CHART } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { watchCommandLines } from '../support/command-lines.ts';
import { findLeaks } from '../support/log-checker/find-leaks.ts';
import { chartRepository } from '../support/servers/chart-repository.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const READY = { readinessPath: '/' };
/** With characters that a shell, a URL and YAML would each take for their own, and the colon that divides name from password. */
const LOGIN = { username: 'ci', password: 'o:pen"ses#ame%41&1' };
const helm = (): string => process.env.TIDEGATE_BED_HELM4 ?? '';
const serve = () => chartRepository(helm(), WEB_CHART, LOGIN);

const SCENARIOS: HelmScenarios = {
  'a chart from a private repository is deployed, and its password shows up nowhere': async (stage) => {
    await using repository = await serve();
    await using lines = watchCommandLines();
    const credentials = `${LOGIN.username}:${LOGIN.password}`;
    const inputs = { chart: 'web', repo: repository.url, version: '0.1.0', 'chart-credentials': credentials };
    const result = await stage.deploy(READY, inputs, { debug: true });
    expect(errorsOf(result)).toEqual([]);
    expect(result.outputs).toMatchObject({
      status: 'deployed',
      revision: '1',
      'chart-digest': `sha256:${createHash('sha256').update(repository.archive).digest('hex')}`,
    });
    expect(result).toMatchObject({ exitCode: 0, orphans: [], tempFiles: [] });
    expect(findLeaks(result, { password: LOGIN.password, credentials }, { unmasked: true })).toEqual([]);
    const called = [...lines.seen].filter((line) => /(^|\/)helm\0/.test(line));
    expect(called.some((line) => line.includes('\0pull\0') || line.includes('\0repo\0update\0'))).toBe(true);
    const encoded = encodeURIComponent(LOGIN.password);
    expect([...lines.seen].filter((line) => line.includes(LOGIN.password) || line.includes(encoded))).toEqual([]);
    const { items } = await stage.json<{ items: readonly { data: { release: string } }[] }>('get', 'secrets', '-l', 'owner=helm');
    expect(items).toHaveLength(1);
    expect(await stage.helm('get', 'all', 'web')).not.toContain(LOGIN.password);
    const again = await stage.deploy(READY, inputs);
    expect([errorsOf(again), again.outputs.status]).toEqual([[], 'unchanged']);
  },

  'no login and a wrong one are told as that, before any write': async (stage) => {
    await using repository = await serve();
    const wrong = 'wrong-password-1';
    for (const login of [{}, { 'chart-credentials': `ci:${wrong}` }]) {
      const result = await stage.deploy(READY, { chart: 'web', repo: repository.url, ...login });
      expect([result.exitCode, titlesOf(result, 'error'), result.outputs.status]).toEqual([1, ['HD083'], 'failed']);
      expect(errorsOf(result)[0]).toMatch(/^HD083 chart web may not be read \(.*401/);
      expect(errorsOf(result)[0]).toContain('chart-credentials: USER:PASSWORD');
      expect(findLeaks(result, { wrong, right: LOGIN.password }, { unmasked: true })).toEqual([]);
      expect(result).toMatchObject({ orphans: [], tempFiles: [] });
    }
    expect(repository.requests.some(({ headers }) => headers.authorization !== undefined)).toBe(true);
    await expect(stage.history()).rejects.toThrow(/release: not found/);
    expect(await stage.leases()).toEqual([]);
  },

  'a chart and a version that the repository does not hold are told as that': async (stage) => {
    await using repository = await serve();
    const inputs = { repo: repository.url, 'chart-credentials': `${LOGIN.username}:${LOGIN.password}` };
    for (const missing of [{ chart: 'nothing' }, { chart: 'web', version: '9.9.9' }]) {
      const result = await stage.deploy(READY, { ...inputs, ...missing });
      expect([result.exitCode, titlesOf(result, 'error')]).toEqual([1, ['HD082']]);
      expect(errorsOf(result)[0]).toContain(`chart ${missing.chart} was not found`);
      expect(findLeaks(result, { password: LOGIN.password }, { unmasked: true })).toEqual([]);
    }
    expect(await stage.leases()).toEqual([]);
  },
};

describeWithCluster('charts from a private repository', () => {
  playScenarios('repo', SCENARIOS, [4, 3]);
}, ['registry']);
