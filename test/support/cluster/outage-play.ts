/*
 * Runs inside a cluster of its own: rollouts of both helms are under way, good and bad, straight and through a load balancer, when the API server is
 * killed and, after a while, started again. Arguments: a fresh dist, and the file for what came of each, as JSON (`OutageResults`).
 */
import { execFile } from 'node:child_process';
import { readFileSync, writeFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { promisify } from 'node:util';
import { interruptApiServer } from './api-server.ts';
import { startBalancer } from './balancer.ts';
import { errorsOf, type HelmMajor, type HelmStage, type HistoryRow, helmStages, titlesOf } from './helm-stage.ts';

/** What came of one rollout. */
export interface OutageResult {
  readonly exitCode: number | null;
  readonly codes: readonly string[];
  readonly errors: readonly string[];
  readonly outputs: Readonly<Record<string, string>>;
  readonly log: string;
  readonly history: readonly HistoryRow[];
  readonly leases: readonly string[];
}

/** By `<rollout>-<major>`; `gone` are the watches that were answered with 410. */
export interface OutageResults {
  readonly rollouts: Readonly<Record<string, OutageResult>>;
  readonly gone: readonly string[];
}

const AWAY_MS = 7_000;
const READY = { readinessPath: '/' };
const SLOW = { ...READY, startDelaySeconds: 50, failureThreshold: 30 };
const CRASHES_LATE = { ...READY, command: ['sh', '-c', 'sleep 25; echo "panic: no database"; exit 3'] };
const [dist = '', resultFile = ''] = process.argv.slice(2);
const run = promisify(execFile);
const isReady = (): Promise<boolean> =>
  run('kubectl', ['get', '--raw', '/readyz']).then(
    () => true,
    () => false,
  );

using stages = helmStages(dist);
await using balancer = await startBalancer(process.env.TIDEGATE_BED_API ?? '', readFileSync(process.env.TIDEGATE_BED_API_CA ?? '', 'utf8'));

/** The bed's kubeconfig, by way of the load balancer. */
async function balanced(stage: HelmStage): Promise<string> {
  const config = await stage.json<{ users: object[] }>('config', 'view', '--flatten', '--raw');
  const cluster = { server: balancer.url, 'certificate-authority-data': Buffer.from(balancer.ca).toString('base64') };
  return JSON.stringify({ ...config, clusters: [{ name: 'bed', cluster }] });
}

interface Rollout {
  readonly name: string;
  readonly stage: HelmStage;
  readonly values: object;
  readonly inputs: Readonly<Record<string, string>>;
}

async function prepare(name: string, major: HelmMajor, values: object): Promise<Rollout> {
  const stage = await stages.stage(name, major);
  const inputs = { timeout: '3m', 'rollback-timeout': '2m', 'crash-tolerance': '1' };
  const first = await stage.deploy(READY, inputs);
  if (first.outputs.status !== 'deployed') throw new Error(`${name}-${major}: ${errorsOf(first).join('; ')}`);
  const way = name === 'balanced' ? { kubeconfig: await balanced(stage) } : {};
  return { name: `${name}-${major}`, stage, values: { ...values, settings: { greeting: 'second' } }, inputs: { ...inputs, ...way } };
}

async function roll({ name, stage, values, inputs }: Rollout): Promise<readonly [string, OutageResult]> {
  const result = await stage.deploy(values, inputs, { debug: true, timeLimit: 400_000 });
  const [history, leases] = [await stage.history(), await stage.leases()];
  const { exitCode, outputs, log } = result;
  return [name, { exitCode, outputs, log, codes: titlesOf(result, 'error'), errors: errorsOf(result), history, leases }];
}

const isUnderWay = async ({ stage }: Rollout): Promise<boolean> =>
  (await stage.history()).at(-1)?.status === 'pending-upgrade' &&
  (await stage.kubectl('get', 'replicasets', '-o', 'name')).split('\n').length > 2;

const rollouts = await Promise.all(
  ([4, 3] as const).flatMap((major) => [
    prepare('good', major, SLOW),
    prepare('bad', major, CRASHES_LATE),
    prepare('balanced', major, SLOW),
  ]),
);
const ends = Promise.all(rollouts.map(roll));
for (const end = Date.now() + 60_000; !(await Promise.all(rollouts.map(isUnderWay))).every(Boolean); await sleep(500))
  if (Date.now() > end) throw new Error('The rollouts did not all begin.');
await interruptApiServer(AWAY_MS, isReady);
balancer.endWatches();
const results: OutageResults = { rollouts: Object.fromEntries(await ends), gone: balancer.gone };
writeFileSync(resultFile, JSON.stringify(results));
