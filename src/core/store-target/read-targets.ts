import type { Problem } from '../problem/problem.ts';
import { parseStoreTarget, type StoreTarget, TARGET_FORMS } from './store-target.ts';

/** The good lines, so that they are judged further beside bad ones, and what is wrong with the others. */
export interface ReadTargets {
  readonly targets: readonly StoreTarget[];
  readonly problems: readonly Problem[];
}

/** Reads all lines of `targets`, in order; every wrong line is told. A line that stands twice counts once, unless the two disagree about `mutable`. */
export function readTargets(lines: readonly string[], version: string): ReadTargets {
  const targets = new Map<string, StoreTarget>();
  const problems: Problem[] = [];
  for (const line of lines) {
    const read = parseStoreTarget(line, version);
    if (!read.ok) {
      problems.push(read.error);
      continue;
    }
    const key = placeOf(read.value);
    const known = targets.get(key);
    if (known !== undefined && known.mutable !== read.value.mutable) problems.push(contradiction(read.value));
    targets.set(key, read.value);
  }
  if (problems.length === 0 && targets.size === 0) problems.push(none);
  return { targets: [...targets.values()], problems };
}

/** Two spellings of one reference (`docker.io/app`, `app`) are one place. */
const placeOf = (target: StoreTarget): string =>
  target.kind === 'oci' ? `${target.ref.registry}/${target.ref.repository}:${target.ref.tag}` : target.text;

const contradiction = (target: StoreTarget): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `${target.text} stands twice, once with and once without "mutable"`,
  where: 'input "targets"',
  expected: 'each target once',
  remedy: 'Remove one of the two lines.',
});

const none: Problem = {
  code: 'IN002',
  fault: 'user',
  what: 'input "targets" names no target',
  where: 'with:',
  expected: TARGET_FORMS,
  remedy: 'Add a line, or take the output targets of build-tag.',
};
