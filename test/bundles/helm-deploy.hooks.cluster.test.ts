import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect } from '@jest/globals';
import { errorsOf, type HelmStage, titlesOf } from '../support/cluster/helm-stage.ts';
import { type HelmScenarios, playScenarios } from '../support/cluster/play-scenarios.ts';
import { describeWithCluster } from '../support/with-cluster.ts';

const hook = (script: string, more: object = {}): object => ({ hook: { enabled: true, command: ['sh', '-c', script], ...more } });

const DEFINITION = {
  apiVersion: 'apiextensions.k8s.io/v1',
  kind: 'CustomResourceDefinition',
  spec: {
    scope: 'Namespaced',
    versions: [
      {
        name: 'v1',
        served: true,
        storage: true,
        subresources: { status: {} },
        schema: { openAPIV3Schema: { type: 'object', 'x-kubernetes-preserve-unknown-fields': true } },
      },
    ],
  },
};

/** A definition of its own for each scenario: they are cluster-scoped. */
async function defineLamp(stage: HelmStage): Promise<{ readonly group: string; readonly lamp: object }> {
  const group = `${stage.namespace}.example.com`;
  const definition = {
    ...DEFINITION,
    metadata: { name: `lamps.${group}` },
    spec: { ...DEFINITION.spec, group, names: { plural: 'lamps', kind: 'Lamp' } },
  };
  await stage.apply(definition);
  await stage.kubectl('wait', '--for=condition=Established', `crd/lamps.${group}`);
  return { group, lamp: { apiVersion: `${group}/v1`, kind: 'Lamp', metadata: { name: 'hall' }, spec: { on: true } } };
}

const SCENARIOS: HelmScenarios = {
  'a hook that fails is told with its log, which helm or a TTL may have deleted': async (stage) => {
    const gone = { deletePolicy: 'before-hook-creation,hook-failed', spec: { ttlSecondsAfterFinished: 1 } };
    const result = await stage.deploy(hook('echo "migration 7: no such table"; sleep 3; exit 4', gone));
    expect(titlesOf(result, 'error')).toEqual(['HD060', 'HD072']);
    expect(result.summary).toContain('migration 7: no such table');
  },

  'a slow hook is followed, and not ended early': async (stage) => {
    const result = await stage.deploy(hook('for i in 1 2 3 4 5; do echo "row $i of 5"; sleep 2; done'));
    expect([result.exitCode, result.outputs.status]).toEqual([0, 'deployed']);
    const rows = result.log.split('\n').filter((line) => /row \d of 5/.test(line));
    expect(rows.length).toBeGreaterThanOrEqual(4);
    expect(new Set(rows).size).toBe(rows.length);
  },

  'a hook that hangs ends at the timeout': async (stage) => {
    const result = await stage.deploy(hook('echo waiting for a lock; sleep 600'), { timeout: '12s' });
    expect(titlesOf(result, 'error')[0]).toMatch(/HD06[01]/);
    expect(result.summary).toContain('waiting for a lock');
    expect(result.ms).toBeLessThan(60_000);
  },

  'a hook whose image cannot be pulled is ended early': async (stage) => {
    const image = `${process.env.TIDEGATE_BED_REGISTRY}/app:no-such-tag`;
    const result = await stage.deploy(hook('true', { image }), { 'image-preflight': 'off', timeout: '3m' });
    expect(titlesOf(result, 'error')).toEqual(['HD050', 'HD072']);
    expect(errorsOf(result)[0]).toMatch(/^HD050 job\/web-migrate \(hook\): container migrate: image .* was not found/);
    expect(result.ms).toBeLessThan(120_000);
  },

  'a Job of the chart that fails is told as that, when Jobs are waited for': async (stage) => {
    const job = {
      apiVersion: 'batch/v1',
      kind: 'Job',
      metadata: { name: 'seed' },
      spec: {
        backoffLimit: 0,
        template: {
          spec: {
            restartPolicy: 'Never',
            containers: [
              { name: 'seed', image: `${process.env.TIDEGATE_BED_REGISTRY}/app:1`, command: ['sh', '-c', 'echo seed: no rows; exit 2'] },
            ],
          },
        },
      },
    };
    const result = await stage.deploy({ extra: [job] }, { 'wait-for-jobs': 'true', timeout: '30s' });
    expect(errorsOf(result)[0]).toMatch(/^HD058 /);
    expect(result.summary).toContain('seed: no rows');
  },

  'a custom resource is not waited for by itself': async (stage) => {
    const { lamp } = await defineLamp(stage);
    const result = await stage.deploy({ extra: [lamp] });
    expect([result.exitCode, result.outputs.status]).toEqual([0, 'deployed']);
  },

  'a custom resource that is listed is waited for': async (stage) => {
    const { group, lamp } = await defineLamp(stage);
    const result = await stage.deploy({ extra: [lamp] }, { 'wait-for-custom': `${group}/Lamp`, timeout: '8s' });
    expect(titlesOf(result, 'error')[0]).toBe('HD059');
    expect(errorsOf(result)[0]).toContain('Lamp/hall: it has no condition Ready');
    const status = JSON.stringify({ status: { conditions: [{ type: 'Ready', status: 'True', reason: 'Lit', message: '' }] } });
    await stage.kubectl('patch', `lamps.${group}/hall`, '--subresource=status', '--type=merge', '--patch', status);
    const ready = await stage.deploy({ extra: [lamp] }, { 'wait-for-custom': `${group}/Lamp`, timeout: '8s' });
    expect([ready.exitCode, ready.outputs.status]).toEqual([0, 'deployed']);
  },

  'a chart that brings its own definition is rendered before that stands; later ones are brought up to date': async (stage) => {
    const folder = mkdtempSync(join(tmpdir(), 'tidegate-crds-'));
    try {
      const group = `${stage.namespace}.example.com`;
      const definition = (versions: readonly object[]): string =>
        JSON.stringify({
          ...DEFINITION,
          metadata: { name: `lamps.${group}` },
          spec: { ...DEFINITION.spec, group, names: { plural: 'lamps', kind: 'Lamp' }, versions },
        });
      for (const path of ['crds', 'templates']) mkdirSync(join(folder, path));
      writeFileSync(join(folder, 'Chart.yaml'), 'apiVersion: v2\nname: lamps\nversion: 0.1.0\n');
      const lamp = `apiVersion: ${group}/v1\nkind: Lamp\nmetadata: {name: hall}\nspec: {on: {{ .Values.on }}}\n`;
      writeFileSync(join(folder, 'templates/lamp.yaml'), lamp);
      writeFileSync(join(folder, 'crds/lamp.yaml'), definition(DEFINITION.spec.versions));
      const first = await stage.deploy({}, { chart: folder, values: '{on: true}' });
      expect([errorsOf(first), first.outputs.status]).toEqual([[], 'deployed']);
      const columns = DEFINITION.spec.versions.map((version) => ({
        ...version,
        additionalPrinterColumns: [{ name: 'On', type: 'boolean', jsonPath: '.spec.on' }],
      }));
      writeFileSync(join(folder, 'crds/lamp.yaml'), definition(columns));
      const path = 'jsonpath={.spec.versions[0].additionalPrinterColumns[*].name}';
      await stage.deploy({}, { chart: folder, values: '{on: false}' });
      expect(await stage.kubectl('get', `crd/lamps.${group}`, '-o', path)).toBe('');
      await stage.deploy({}, { chart: folder, values: '{on: true}', crds: 'create-replace' });
      expect(await stage.kubectl('get', `crd/lamps.${group}`, '-o', path)).toBe('On');
    } finally {
      rmSync(folder, { recursive: true });
    }
  },

  'a configuration that no pod notices is named, or its readers are restarted': async (stage) => {
    const reads = { readinessPath: '/', envFrom: [{ configMapRef: { name: 'web-settings' } }] };
    const uids = async (): Promise<string> =>
      stage.kubectl('get', 'pods', '--field-selector=status.phase=Running', '-o', 'jsonpath={.items[*].metadata.uid}');
    await stage.deploy({ ...reads, config: { COLOR: 'red' } });
    const first = await uids();
    const warned = await stage.deploy({ ...reads, config: { COLOR: 'green' } });
    expect(warned.annotations.filter(({ title }) => title === 'HD042').map(({ message }) => message)).toEqual([
      expect.stringContaining('ConfigMap/web-settings changes, but the pods of deployment/web, which read it, are not made anew'),
    ]);
    expect(await uids()).toBe(first);
    const restarted = await stage.deploy({ ...reads, config: { COLOR: 'blue' } }, { 'restart-on-config': 'true' });
    expect([titlesOf(restarted, 'warning').includes('HD042'), restarted.outputs.status]).toEqual([false, 'deployed']);
    expect(await uids()).not.toBe(first);
    expect(await stage.kubectl('exec', 'deployment/web', '--', 'sh', '-c', 'echo $COLOR')).toBe('blue\n');
    const same = await stage.deploy({ ...reads, config: { COLOR: 'blue' } }, { 'restart-on-config': 'true' });
    expect(same.outputs.status).toBe('unchanged');
  },

  'a first install that fails is removed when that is asked for, and a preview is uninstalled': async (stage) => {
    const failed = await stage.deploy({ command: ['/no/such/program'] }, { 'on-failed-install': 'uninstall' });
    expect(errorsOf(failed).at(-1)).toContain('the failed install was uninstalled');
    expect(await stage.kubectl('get', 'deployments', '-o', 'name')).toBe('');
    await stage.deploy({ readinessPath: '/' });
    const gone = await stage.deploy({}, { mode: 'uninstall' });
    expect(gone.outputs).toMatchObject({ status: 'uninstalled', changed: 'true', 'previous-revision': '1' });
    expect([await stage.kubectl('get', 'deployments', '-o', 'name'), await stage.leases()]).toEqual(['', []]);
    const again = await stage.deploy({}, { mode: 'uninstall' });
    expect([again.exitCode, again.outputs.changed]).toEqual([0, 'false']);
  },
};

describeWithCluster('hooks, Jobs, custom resources and configuration by helm-deploy', () => {
  playScenarios('hooks', SCENARIOS, [4, 3]);
}, ['registry']);
