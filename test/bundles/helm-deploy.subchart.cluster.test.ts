import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { expect } from '@jest/globals';
import { auditMark } from '../support/cluster/audit-log.ts';
import { errorsOf, type HelmStage, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

/** A folder of its own for a test's charts. */
function scratch() {
  const path = mkdtempSync(join(tmpdir(), 'tidegate-subchart-'));
  const write = (name: string, content: string): void => {
    mkdirSync(dirname(join(path, name)), { recursive: true });
    writeFileSync(join(path, name), content);
  };
  return { path, write, [Symbol.dispose]: () => rmSync(path, { recursive: true }) };
}

/** Shows all values that reach the templates of a chart. */
const echo = (name: string): string =>
  `apiVersion: v1\nkind: ConfigMap\nmetadata: {name: ${name}}\ndata: {values: {{ .Values | toJson | quote }} }\n`;

/** A chart with a folder `postgres` and a packaged `cache` in `charts`; `dependencies` is what its Chart.yaml names. */
async function shopChart(stage: HelmStage, { path, write }: ReturnType<typeof scratch>, dependencies: string): Promise<string> {
  write('shop/Chart.yaml', `apiVersion: v2\nname: shop\nversion: 0.1.0\n${dependencies}`);
  write('shop/values.yaml', 'own: 1\n');
  write('shop/templates/map.yaml', echo('shop'));
  write('shop/charts/postgres/Chart.yaml', 'apiVersion: v2\nname: postgres\nversion: 1.0.0\n');
  write('shop/charts/postgres/values.yaml', 'size: 2\nuser: shop\n');
  write('shop/charts/postgres/templates/map.yaml', echo('postgres'));
  write('source/cache/Chart.yaml', 'apiVersion: v2\nname: cache\nversion: 2.0.0\n');
  write('source/cache/values.yaml', 'memory: 64\nport: 6379\n');
  write('source/cache/templates/map.yaml', echo('cache'));
  await stage.helm('package', join(path, 'source/cache'), '--destination', join(path, 'shop/charts'));
  return join(path, 'shop');
}

const ALIAS = 'dependencies:\n- {name: postgres, version: 1.0.0, alias: db}\n- {name: cache, version: ">=1"}\n';
const LOST = '2 values set in revision 1 would fall back to the chart default';

const values = async (stage: HelmStage, name: string): Promise<unknown> =>
  JSON.parse((await stage.json<{ data: { values: string } }>('get', 'configmap', name)).data.values);

const SCENARIOS: HelmScenarios = {
  'a value of a subchart under an alias, and one of a packaged subchart, are not lost unnoticed': async (stage) => {
    using folder = scratch();
    const chart = await shopChart(stage, folder, ALIAS);
    const deploy = (given: object, more: Record<string, string> = {}) =>
      stage.deploy({}, { chart, values: JSON.stringify(given), ...more });
    const first = await deploy({ db: { size: 5, user: 'shop' }, cache: { memory: 128, port: 6379 } });
    expect([errorsOf(first), first.outputs.status]).toEqual([[], 'deployed']);
    expect(await values(stage, 'postgres')).toMatchObject({ size: 5 });
    const audit = auditMark();
    const refused = await deploy({});
    expect([refused.exitCode, titlesOf(refused, 'error'), refused.outputs.status]).toEqual([1, ['HD020'], 'failed']);
    expect(errorsOf(refused)[0]).toContain(`${LOST}: cache.memory: 128 -> 64 (chart default), db.size: 5 -> 2 (chart default)`);
    expect(audit.writes(stage.namespace).filter((write) => !write.endsWith(' leases'))).toEqual([]);
    const harmless = await deploy({ db: { size: 5 }, cache: { memory: 128 } });
    expect([errorsOf(harmless), titlesOf(harmless, 'warning').includes('HD020')]).toEqual([[], false]);
    expect(await values(stage, 'postgres')).toMatchObject({ size: 5, user: 'shop' });
    expect(await stage.leases()).toEqual([]);
  },

  'charts that merely lie in the folder charts are read for their defaults': async (stage) => {
    using folder = scratch();
    const chart = await shopChart(stage, folder, '');
    const deploy = (given: object, more: Record<string, string> = {}) =>
      stage.deploy({}, { chart, values: JSON.stringify(given), ...more });
    await deploy({ postgres: { size: 5, user: 'shop' }, cache: { memory: 128, port: 6379, unknown: 'x' } });
    expect(await values(stage, 'cache')).toMatchObject({ memory: 128 });
    const refused = await deploy({ postgres: { size: 5 } });
    expect([refused.exitCode, titlesOf(refused, 'error')]).toEqual([1, ['HD020']]);
    expect(errorsOf(refused)[0]).toContain(
      'cache.memory: 128 -> 64 (chart default), cache.unknown: "x" -> nothing (the chart has no default)',
    );
    expect(errorsOf(refused)[0]).not.toMatch(/cache\.port|postgres/);
    const packed = join(folder.path, 'shop-0.1.0.tgz');
    await stage.helm('package', chart, '--destination', folder.path);
    const again = await deploy({ postgres: { size: 5 } }, { chart: packed });
    expect(errorsOf(again)[0]).toContain('cache.memory: 128 -> 64 (chart default)');
    const harmless = await deploy({ postgres: { size: 5 }, cache: { memory: 128, unknown: 'x' } });
    expect([errorsOf(harmless), titlesOf(harmless, 'warning').includes('HD020')]).toEqual([[], false]);
    expect((await stage.history()).map(({ status }) => status)).not.toContain('failed');
  },

  'a chart whose own folder crds brings kinds along is read too, with its aliases': async (stage) => {
    using folder = scratch();
    const chart = await shopChart(stage, folder, ALIAS);
    await stage.deploy({}, { chart, values: '{"db": {"size": 5, "user": "shop"}, "cache": {"port": 6379}}' });
    const group = `${stage.namespace}.example.com`;
    const names = { plural: 'gadgets', singular: 'gadget', kind: 'Gadget' };
    const schema = { openAPIV3Schema: { type: 'object' } };
    const definition = {
      apiVersion: 'apiextensions.k8s.io/v1',
      kind: 'CustomResourceDefinition',
      metadata: { name: `gadgets.${group}` },
      spec: { group, scope: 'Namespaced', names, versions: [{ name: 'v1', served: true, storage: true, schema }] },
    };
    folder.write('shop/crds/gadget.yaml', JSON.stringify(definition));
    folder.write('shop/templates/gadget.yaml', JSON.stringify({ apiVersion: `${group}/v1`, kind: 'Gadget', metadata: { name: 'one' } }));
    const refused = await stage.deploy({}, { chart, values: '' });
    expect([refused.exitCode, titlesOf(refused, 'error')]).toEqual([1, ['HD020']]);
    expect(errorsOf(refused)[0]).toContain(
      '1 value set in revision 1 would fall back to the chart default: db.size: 5 -> 2 (chart default)',
    );
    expect((await stage.history()).map(({ status }) => status)).toEqual(['deployed']);
  },
};

describeWithCluster("the defaults of a chart's subcharts", () => {
  playScenarios('subchart', SCENARIOS, [4, 3]);
}, ['registry', 'audit']);
