import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { FieldConflict } from './judge-apply.ts';
import type { SetOwner } from './ownership.ts';

/** The object that a problem is about, as texts name it, and where it is written. */
export interface Subject {
  readonly shown: string;
  readonly origin: string;
}

/** HD040: fields that somebody else manages; who, and the way to take them. */
export function conflictProblem({ shown, origin }: Subject, conflicts: readonly FieldConflict[]): Problem {
  const managers = [...new Set(conflicts.map((one) => one.manager))];
  const told = managers.map((manager) => {
    const fields = conflicts.filter((one) => one.manager === manager).map((one) => one.field.replace(/^\./, ''));
    const more = fields.length > 5 ? ` and ${fields.length - 5} more` : '';
    return `${oneLine(fields.slice(0, 5).join(', '), 300)}${more} by ${oneLine(manager, 80)}`;
  });
  return {
    code: 'HD040',
    fault: 'user',
    what: `${oneLine(shown, 200)}: fields are managed by somebody else: ${told.join('; ')}`,
    where: origin,
    remedy: 'Remove those fields from the manifest, or take them: force-conflicts: true',
  };
}

/** HD040 as well: the object belongs to another set, which would take it back with its next deployment. */
export const foreignProblem = ({ shown, origin }: Subject, owner: SetOwner): Problem => ({
  code: 'HD040',
  fault: 'user',
  what: `${oneLine(shown, 200)} belongs to the set ${oneLine(owner.release, 60)} in namespace ${oneLine(owner.namespace, 60)}`,
  where: origin,
  expected: 'an object in one set only',
  remedy: 'Remove it from one of the two, or take it over: take-ownership: true',
});

/** HD041. */
export const immutableProblem = ({ shown, origin }: Subject, message: string): Problem => ({
  code: 'HD041',
  fault: 'user',
  what: `${oneLine(shown, 200)}: a field cannot be changed: ${oneLine(message, 500)}`,
  where: origin,
  remedy: 'Delete the object first, or give it another name.',
});

/** HD043. */
export const refusedProblem = ({ shown, origin }: Subject, message: string): Problem => ({
  code: 'HD043',
  fault: 'user',
  what: `the API server refuses ${oneLine(shown, 200)}: ${oneLine(message, 500)}`,
  where: origin,
  remedy: 'Correct the object.',
});

/** HD003: neither the cluster nor the set has the namespace. */
export const namespaceProblem = ({ shown, origin }: Subject, namespace: string, more: number): Problem => ({
  code: 'HD003',
  fault: 'user',
  what: `namespace ${oneLine(namespace, 80)} of ${oneLine(shown, 200)}${more === 0 ? '' : ` and ${more} more`} does not exist`,
  where: origin,
  remedy: `Add a Namespace to the manifests, or: kubectl create namespace ${oneLine(namespace, 80)}`,
});

/** HD003: the namespace is being deleted. */
export const endingNamespace = ({ shown, origin }: Subject, namespace: string): Problem => ({
  code: 'HD003',
  fault: 'user',
  what: `namespace ${oneLine(namespace, 80)} of ${oneLine(shown, 200)} is going away`,
  where: origin,
  remedy: 'Wait until it is gone, and let it be made again.',
});

/** HD044: what is remembered of a set does not fit into a Secret. */
export const tooLarge = (objects: number, bytes: number, where: string): Problem => ({
  code: 'HD044',
  fault: 'user',
  what: `the ${objects} objects of the set take ${Math.ceil(bytes / 1_024)} KiB packed, and a Secret holds 1024`,
  where,
  expected: 'a set that fits into one Secret: going back is made from it',
  remedy: 'Split it into several releases.',
});

/** HD035 (warning): objects that no dry run can judge before others stand. */
export const unverifiable = (shown: readonly string[], why: string): Problem => ({
  code: 'HD035',
  fault: 'user',
  what: `not tried before the first write: ${oneLine(shown.slice(0, 10).join(', '), 500)}${shown.length > 10 ? ` and ${shown.length - 10} more` : ''}: ${oneLine(why, 300)}`,
});
