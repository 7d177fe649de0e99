import { staleReaders, unnoticed } from '../helm-release/config-readers.ts';
import { isTold } from '../helm-release/drift.ts';
import type { Remark } from '../problem/problem.ts';
import { sameValue } from '../values/paths.ts';
import type { ObjectStep } from './plan-objects.ts';
import { type ObjectRef, refKey, refOf, type SetObject, shownRef } from './set-object.ts';
import { unverifiable } from './set-problems.ts';
import { manifestOfBody, type StoredSet } from './stored-set.ts';

type Body = Readonly<Record<string, unknown>>;

/** The bodies of a stored set by `refKey`. */
export const bodiesOf = (set: StoredSet | undefined): ReadonlyMap<string, Body> =>
  new Map((set?.objects ?? []).flatMap(manifestOfBody).map((object) => [refKey(object), object.body]));

/** Objects whose manifest is what it was, and whose live state is not: somebody else changed them. `ignored` are globs of `kind/name:path`. */
export const driftedObjects = (
  steps: readonly ObjectStep[],
  deployed: ReadonlyMap<string, Body>,
  ignored: readonly string[],
): readonly ObjectRef[] =>
  steps
    .filter((step) => {
      if (!sameValue(step.object.body, deployed.get(refKey(step.object)))) return false;
      const { kind, name } = step.object;
      if (step.kind === 'create') return true;
      return step.kind === 'change' && step.paths.some((path) => isTold(`${kind}/${name}`, path, ignored, NOBODY));
    })
    .map(({ object }) => refOf(object));

/** An autoscaler's replicas would be a conflict, which is told as one. */
const NOBODY: ReadonlySet<string> = new Set();

/** `1 added, 2 changed, 1 removed`. */
export function diffSummary(steps: readonly ObjectStep[], removed: number): string {
  const count = (...kinds: readonly ObjectStep['kind'][]): number => steps.filter((step) => kinds.includes(step.kind)).length;
  const parts = [
    [count('create', 'unverifiable'), 'added'],
    [count('change', 'recreate'), 'changed'],
    [removed, 'removed'],
  ] as const;
  const told = parts.filter(([number]) => number > 0).map(([number, word]) => `${number} ${word}`);
  return told.join(', ') || 'no changes';
}

/** What stays for the first time is told; leftovers of earlier sets were told then. */
export function newlyKept<T extends { readonly ref: ObjectRef }>(kept: readonly T[], earlier: readonly StoredSet[]): readonly T[] {
  const told = new Set(earlier.flatMap((set) => set.leftovers).map(refKey));
  return kept.filter(({ ref }) => !told.has(refKey(ref)));
}

/** HD035: what no dry run can judge yet, one remark for each reason. */
export function untried(steps: readonly ObjectStep[], home: string): readonly Remark[] {
  const open = steps.filter((step) => step.kind === 'unverifiable');
  const reasons = [...new Set(open.map((step) => step.why))];
  return reasons.map((why) => {
    const shown = open.filter((step) => step.why === why).map(({ object }) => shownRef(object, home));
    return { severity: 'notice', problem: unverifiable(shown, why) };
  });
}

/** HD042: configuration that changes under pods that stay. */
export function unread(deployed: StoredSet | undefined, objects: readonly SetObject[], where: string): readonly Remark[] {
  const readers = staleReaders((deployed?.objects ?? []).flatMap(manifestOfBody), objects);
  return readers.map((reader) => ({ severity: 'warning', problem: unnoticed(reader, where) }));
}
