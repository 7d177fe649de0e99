// npm run bed -- up | down | status | env | exec CMD… | run CMD…
// One cluster of this cache in the background, reachable from the host's loopback; its state lies in the cache, not in the repository.
import { bedStatus, enterBed, startBed, stopBed } from './set-up/background-bed.mjs';
import { inFreshBed } from './set-up/in-bed.mjs';
import { main } from './set-up/main.mjs';
import { setUp } from './set-up/set-up.mjs';

const USAGE = `npm run bed -- up        start a cluster in the background and wait until its node is Ready
npm run bed -- down      end it; nothing is left
npm run bed -- status    is it up, since when, where
npm run bed -- env       the export lines for a shell on this host: eval "$(npm run --silent bed -- env)"
npm run bed -- exec CMD  run CMD inside the background cluster's namespaces
npm run bed -- run CMD   run CMD in a cluster of its own, which ends with CMD
`;

const exportLines = ({ variables }) =>
  Object.entries(variables)
    .map(([name, value]) => `export ${name}='${value.replaceAll("'", "'\\\\''")}'\n`)
    .join('');

await main(async () => {
  const [what, ...rest] = process.argv.slice(2);
  const command = rest[0] === '--' ? rest.slice(1) : rest;
  switch (what) {
    case 'up': {
      const bed = bedStatus() ?? (await startBed(await setUp('local')));
      process.stdout.write(
        `The bed is up (process ${bed.pid}). In this shell: eval "$(npm run --silent bed -- env)"\nAt its end: npm run bed -- down\n`,
      );
      return 0;
    }
    case 'down':
      process.stdout.write((await stopBed()) ? 'The bed is down.\n' : 'No bed was up.\n');
      return 0;
    case 'status': {
      const bed = bedStatus();
      process.stdout.write(bed ? `up since ${bed.since}, process ${bed.pid}\n${exportLines(bed)}` : 'down\n');
      return bed ? 0 : 1;
    }
    case 'env': {
      const bed = bedStatus();
      if (!bed) throw new Error('No bed is up: npm run bed -- up');
      process.stdout.write(exportLines(bed));
      return 0;
    }
    case 'exec':
      if (command.length === 0) break;
      return enterBed(command);
    case 'run':
      if (command.length === 0) break;
      return inFreshBed(await setUp('local'), command);
  }
  process.stderr.write(USAGE);
  return 2;
});
