/*
 * `npm run bed -- run node bench/helm-deploy-plan.ts [OBJECTS]`: what a plan of helm-deploy costs beside `helm upgrade --dry-run=server` of the same chart,
 * without and with drift, and what an unchanged deployment costs. Rows are to be compared with each other, not with other machines.
 */
import { performance } from 'node:perf_hooks';
import { type HelmMajor, helmStages, WEB_CHART } from '../test/support/cluster/helm-stage.ts';
import { freshDist } from '../test/support/fresh-dist.ts';

const OBJECTS = Number(process.argv[2] ?? 200);
const extra = Array.from({ length: OBJECTS }, (_, i) => ({
  apiVersion: 'v1',
  kind: i % 2 === 0 ? 'ConfigMap' : 'ServiceAccount',
  metadata: { name: `object-${i}` },
  ...(i % 2 === 0 ? { data: { i: String(i) } } : {}),
}));
const values = { readinessPath: '/', extra };

using stages = helmStages(await freshDist());
const timed = async <T>(work: () => Promise<T>): Promise<readonly [seconds: string, result: T]> => {
  const start = performance.now();
  const result = await work();
  return [((performance.now() - start) / 1_000).toFixed(1), result];
};
for (const major of [4, 3] as const satisfies readonly HelmMajor[]) {
  const stage = await stages.stage('bench', major);
  const first = await stage.deploy(values, { timeout: '5m' }, { timeLimit: 400_000 });
  if (first.outputs.status !== 'deployed') throw new Error(first.log);
  const dryRun = () => stage.helm('upgrade', 'web', WEB_CHART, '--reuse-values', '--dry-run=server', '--output', 'json');
  const rows: (readonly [string, string])[] = [['helm upgrade --dry-run=server', (await timed(dryRun))[0]]];
  const plan = () => stage.deploy(values, { mode: 'plan' }, { timeLimit: 400_000 });
  rows.push(['mode: plan', (await timed(plan))[0]]);
  await stage.kubectl('label', 'configmaps,serviceaccounts', '--all', 'touched=yes');
  await stage.kubectl('delete', 'configmap/object-0', 'configmap/object-2');
  rows.push(['mode: plan, 2 objects gone', (await timed(plan))[0]]);
  rows.push(['helm upgrade --dry-run=server again', (await timed(dryRun))[0]]);
  for (const [what, seconds] of rows) process.stdout.write(`helm ${major}, ${OBJECTS} objects: ${what}: ${seconds} s\n`);
}
