// npm test: sets up, checks the sources, runs jest inside the bed. Last line of stdout: `N passed, N failed[, N skipped]`.
//   npm test                        everything, with a one-node cluster of its own
//   npm test -- test/core           only what the paths match; no static checks
//   npm test -- --without-cluster   what needs no cluster; the rest is counted as skipped
//   KUBECONFIG=… TIDEGATE_BED_REGISTRY=… npm test      with that cluster
import { existsSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, runFolder } from './set-up/cache.mjs';
import { inFreshBed, runHere } from './set-up/in-bed.mjs';
import { main } from './set-up/main.mjs';
import { during, tell } from './set-up/progress.mjs';
import { chosenCluster, repository, setUp } from './set-up/set-up.mjs';
import { summarize } from './set-up/summary.mjs';

await main(async () => {
  const words = process.argv.slice(2).filter((word) => word !== '--');
  const args = words.filter((word) => word !== '--without-cluster');
  const cluster = chosenCluster(args.length < words.length);
  process.chdir(repository);
  const variables = await setUp(cluster);

  if (args.length === 0) {
    const code = await during('static checks (npm run check)', () => runHere(variables, ['npm', 'run', '--silent', 'check']));
    if (code !== 0) {
      tell('the static checks failed: no test was run');
      process.stdout.write('0 passed, 1 failed\n');
      return code;
    }
  }

  const results = join(runFolder(), 'results.json');
  const jest = [
    join(variables.BED_NODE, 'node'),
    '--experimental-vm-modules',
    '--disable-warning=ExperimentalWarning',
    'node_modules/jest/bin/jest.js',
    '--json',
    `--outputFile=${results}`,
    `--cacheDirectory=${join(cacheFolder(), 'jest')}`,
    '--maxWorkers=100%',
    ...args,
  ]; // prettier-ignore
  const run = cluster === 'local' ? inFreshBed : runHere;
  const code = await run({ ...variables, ...(cluster === 'none' && { TIDEGATE_WITHOUT_CLUSTER: '1' }) }, jest);
  if (!existsSync(results)) {
    process.stderr.write(`\njest ended with ${code} and wrote no results.\n`);
    return code || 1;
  }
  const summary = summarize(JSON.parse(readFileSync(results, 'utf8')), repository);
  process.stdout.write(summary.text);
  return summary.failed > 0 || summary.passed === 0 ? code || 1 : code;
});
