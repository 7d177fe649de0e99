// npm run soak: the long repetitions and kills under test/soak, each script in a cluster of its own. They print their figures; one that fails ends 1.
//   npm run soak                    all of them, one after the other
//   npm run soak -- kills           only what is named
//   npm run soak -- kills -- 3      what follows a second `--` goes to the scripts
import { readdirSync } from 'node:fs';
import { join } from 'node:path';
import { inFreshBed } from './set-up/in-bed.mjs';
import { main } from './set-up/main.mjs';
import { during } from './set-up/progress.mjs';
import { repository, setUp } from './set-up/set-up.mjs';

const FOLDER = 'test/soak';

await main(async () => {
  process.chdir(repository);
  const words = process.argv.slice(2);
  const cut = words.includes('--') ? words.indexOf('--') : words.length;
  const known = readdirSync(FOLDER, { withFileTypes: true })
    .filter((entry) => entry.isFile() && entry.name.endsWith('.ts'))
    .map(({ name }) => name.slice(0, -'.ts'.length))
    .sort();
  const unknown = words.slice(0, cut).filter((word) => !known.includes(word));
  if (unknown.length > 0) {
    process.stderr.write(`Not under ${FOLDER}: ${unknown.join(', ')}. There are: ${known.join(', ')}\n`);
    return 2;
  }
  const variables = await setUp('local');
  const failed = [];
  for (const name of cut === 0 ? known : words.slice(0, cut)) {
    const script = [join(variables.BED_NODE, 'node'), join(FOLDER, `${name}.ts`), ...words.slice(cut + 1)];
    const code = await during(`soak: ${name}`, () => inFreshBed(variables, script));
    if (code > 128) return code;
    if (code !== 0) failed.push(name);
  }
  process.stdout.write(failed.length === 0 ? 'soak: all passed\n' : `soak: failed: ${failed.join(', ')}\n`);
  return failed.length === 0 ? 0 : 1;
});
