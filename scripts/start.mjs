// npm start: sets up, then plays the main job on real parts and tells it as a story. Exit 0 only if everything was observed.
import { join } from 'node:path';
import { inFreshBed, runHere } from './set-up/in-bed.mjs';
import { main } from './set-up/main.mjs';
import { chosenCluster, repository, setUp } from './set-up/set-up.mjs';

const DEMO = 'examples/demo/run.ts';

await main(async () => {
  process.chdir(repository);
  const cluster = chosenCluster();
  const variables = await setUp(cluster);
  const run = cluster === 'local' ? inFreshBed : runHere;
  return run(variables, [join(variables.BED_NODE, 'node'), DEMO, ...process.argv.slice(2)]);
});
