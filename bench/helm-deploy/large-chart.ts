import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { errorsOf, type HelmMajor, type HelmStage } from '../../test/support/cluster/helm-stage.ts';
import { mostWatches } from './api-watches.ts';
import { DRIFTED, driftedSettings, writeChartOfMany } from './chart-of-many.ts';
import { memoryProbe } from './peak-memory.ts';
import { bedImage, HELM_NAMES, MAJORS, mustBe, type Place, plainHelm, roundsOf, valuesFile } from './place.ts';
import type { Figure, Findings } from './table.ts';
import { interleaved } from './timing.ts';

/** Helm 3.17 checks each object against the schema of its kind: 14 s of a processor for each dry run, 1.3 s with `--disable-openapi-validation`. */
const ROUNDS = { 4: 5, 3: 2 } as const;
const PLAN_PLUS_MS = 1_000;
const DRIFT_MS = 3_000;
const MOST_WATCHES = 6;
const MOST_MIB = 200;
const NOW = { image: bedImage('1') };
const NEXT = { ...NOW, greeting: 'good morning' };

/** A chart of 200 objects: its plan beside helm's dry run, without and with drift, its watches, and the memory of node. */
export async function measureLargeChart(place: Place): Promise<Findings> {
  const chart = writeChartOfMany(join(place.folder, 'many'));
  const findings: Findings[] = [];
  for (const major of MAJORS) findings.push(await measurePlan(place, chart, major));
  findings.push(await measureDrift(place, chart, 4));
  return { rows: findings.flatMap(({ rows }) => rows), figures: findings.flatMap(({ figures }) => figures) };
}

async function measurePlan(place: Place, chart: string, major: HelmMajor): Promise<Findings> {
  const stage = await place.stage('many', major);
  const figures = await install(place, stage, chart, major);
  const values = valuesFile(place, stage, { release: 'web', values: NEXT });
  const [peer = [], ours = []] = await interleaved(roundsOf(place, ROUNDS[major]), [
    async () => {
      const { ms, code, stderr } = await plainHelm(place, stage, ['upgrade', '--dry-run=server', '--values', values, 'web', chart]);
      mustBe("helm's exit code", code, 0, stderr);
      return ms;
    },
    () => plan(stage, chart, 0),
  ]);
  const what = '200 objects, 10 change: `mode: plan`; peer: `helm upgrade --dry-run=server`';
  return { rows: [{ what, helm: HELM_NAMES[major], peer, ours, goal: { kind: 'beside-peer', factor: 2, plus: PLAN_PLUS_MS } }], figures };
}

/** The same plan for two releases, one of which somebody else has changed nearly everywhere. Drift is found by our own requests, whatever the helm. */
async function measureDrift(place: Place, chart: string, major: HelmMajor): Promise<Findings> {
  const [still, drifted] = [await place.stage('still', major), await place.stage('drift', major)];
  for (const stage of [still, drifted]) mustBe('the status', (await deploy(stage, chart)).outputs.status, 'deployed', '');
  await drift(drifted);
  const [peer = [], ours = []] = await interleaved(roundsOf(place, ROUNDS[major]), [
    () => plan(still, chart, 0),
    () => plan(drifted, chart, DRIFTED),
  ]);
  const probe = memoryProbe(place.folder);
  await plan(drifted, chart, DRIFTED, probe.env);
  const what = `the same with ${DRIFTED} of the 200 drifted; peer: our plan without drift`;
  const helm = HELM_NAMES[major];
  return {
    rows: [{ what, helm, peer, ours, goal: { kind: 'beside-peer', factor: 1, plus: DRIFT_MS } }],
    figures: [memoryFigure('plan with drift', helm, probe.peak())],
  };
}

const deploy = (stage: HelmStage, chart: string, env: Readonly<Record<string, string>> = {}) =>
  stage.deploy(NOW, { chart, timeout: '2m' }, { stepEnv: { PATH: stage.path, ...env }, timeLimit: 240_000 });

/** Deploys the chart for the first time; its watches and its memory. */
async function install(place: Place, stage: HelmStage, chart: string, major: HelmMajor): Promise<readonly Figure[]> {
  const probe = memoryProbe(place.folder);
  const { result, most } = await mostWatches(() => deploy(stage, chart, probe.env));
  mustBe('the status', result.outputs.status, 'deployed', result.log);
  const helm = HELM_NAMES[major];
  return [
    {
      what: '200 objects, deploy: watches open at once',
      helm,
      value: `${most.count} (${most.resources.join(', ')}; ${most.looks} looks)`,
      goal: `≤ ${MOST_WATCHES}`,
      met: most.count > 0 && most.count <= MOST_WATCHES,
    },
    memoryFigure('deploy', helm, probe.peak()),
  ];
}

async function plan(stage: HelmStage, chart: string, drifted: number, env: Readonly<Record<string, string>> = {}): Promise<number> {
  const inputs = { chart, mode: 'plan', 'force-conflicts': 'true' };
  const result = await stage.deploy(NEXT, inputs, { stepEnv: { PATH: stage.path, ...env }, timeLimit: 240_000 });
  mustBe('the errors', errorsOf(result).join(), '', result.log);
  mustBe('the number of changes', result.outputs['diff-summary'], '10 changed', result.log);
  mustBe('the number of drifted objects', (JSON.parse(result.outputs.drift ?? '[]') as unknown[]).length, drifted, result.log);
  return result.ms;
}

/** Somebody else changes the ConfigMaps, all by one call. */
async function drift(stage: HelmStage): Promise<void> {
  const args = ['--namespace', stage.namespace, 'apply', '--server-side', '--force-conflicts', '--filename', '-'];
  const child = spawn('kubectl', args, { stdio: ['pipe', 'ignore', 'inherit'] });
  child.stdin.end(JSON.stringify(driftedSettings()));
  const code = await new Promise((resolve) => child.once('exit', resolve));
  mustBe("kubectl's exit code", code, 0, '');
}

const memoryFigure = (what: string, helm: string, mib: number): Figure => ({
  what: `200 objects, ${what}: node's largest resident set`,
  helm,
  value: `${mib.toFixed(0)} MiB`,
  goal: `< ${MOST_MIB} MB`,
  met: mib * 1.048_576 < MOST_MIB,
});
