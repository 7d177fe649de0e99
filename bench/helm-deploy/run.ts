/*
 * `npm run bed -- run node bench/helm-deploy/run.ts [part …] [--scale 0.2]` measures helm-deploy's bundle beside plain helm on the bed's cluster and prints
 * Markdown. Parts: start healthy missing-image hopeless large-chart; all of them unless told. `--scale` takes fewer rounds. Ends 1 when something did not
 * end as it must; a goal that is missed is told in the table.
 */
import { cpus, loadavg } from 'node:os';
import { performance } from 'node:perf_hooks';
import { parseArgs } from 'node:util';
import { freshDist } from '../../test/support/fresh-dist.ts';
import { measureHealthy } from './healthy.ts';
import { measureHopeless } from './hopeless.ts';
import { measureLargeChart } from './large-chart.ts';
import { measureMissingImage } from './missing-image.ts';
import { openPlace, type Place } from './place.ts';
import { measureStart } from './start.ts';
import { type Findings, renderFindings } from './table.ts';

const PARTS: Readonly<Record<string, (place: Place) => Promise<Findings>>> = {
  start: measureStart,
  healthy: measureHealthy,
  'missing-image': measureMissingImage,
  hopeless: measureHopeless,
  'large-chart': measureLargeChart,
};

const { values, positionals } = parseArgs({ options: { scale: { type: 'string', default: '1' } }, allowPositionals: true });
const unknown = positionals.filter((name) => PARTS[name] === undefined);
if (unknown.length > 0) throw new Error(`no part ${unknown.join(', ')}; there are ${Object.keys(PARTS).join(', ')}`);
if (!process.env.TIDEGATE_BED_HELM4) throw new Error('No bed: npm run bed -- run node bench/helm-deploy/run.ts');

const start = performance.now();
const machine = `${cpus().length} × ${cpus()[0]?.model}, node ${process.version}`;
process.stderr.write('building the bundle\n');
using place = openPlace(await freshDist(), Number(values.scale));
console.log(`${new Date().toISOString().slice(0, 10)}, ${machine}. Load is the mean of the last minute.\n`);
for (const [name, measure] of Object.entries(PARTS)) {
  if (positionals.length > 0 && !positionals.includes(name)) continue;
  const before = load();
  process.stderr.write(`${name}, after ${seconds()} s\n`);
  try {
    const findings = await measure(place);
    console.log(`### ${name} (load ${before} before, ${load()} after)\n\n${renderFindings(findings)}`);
  } catch (error) {
    console.log(`### ${name} FAILED\n\n${error instanceof Error ? error.stack : String(error)}\n`);
    process.exitCode = 1;
  }
}
console.log(`The run took ${seconds()} s.`);

function load(): string {
  return (loadavg()[0] ?? 0).toFixed(1);
}

function seconds(): string {
  return ((performance.now() - start) / 1_000).toFixed(0);
}
