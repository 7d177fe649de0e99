/*
 * `npm run soak -- build-tag`: a hundred thousand steps with any ref, event, rules and clone (each tag legal, or a clear error, never a crash), and a hundred
 * thousand branches whose tags under `sanitize: unique` are all different. A number after a second `--` says how many.
 */
import fc from 'fast-check';
import { anyName, anyStep, judgeStep, uniqueTag } from '../support/build-tag/any-step.ts';

const numRuns = Number(process.argv[2] ?? 100_000);
const endings: Record<string, number> = {};
fc.assert(
  fc.property(anyStep, (step) => {
    const { ending, wrong } = judgeStep(step);
    endings[ending] = (endings[ending] ?? 0) + 1;
    if (wrong.length > 0) throw new Error(wrong.join('; '));
  }),
  { numRuns },
);
process.stdout.write(`ok     ${numRuns} steps: ${JSON.stringify(endings)}\n`);

const owners = new Map<string | undefined, string>();
fc.assert(
  fc.property(anyName, (name) => {
    const tag = uniqueTag(name);
    const owner = owners.get(tag) ?? name;
    if (owner !== name) throw new Error(`${JSON.stringify(owner)} and ${JSON.stringify(name)} share ${tag}`);
    owners.set(tag, owner);
  }),
  { numRuns },
);
process.stdout.write(`ok     ${owners.size} branches, each with a tag of its own\n`);
