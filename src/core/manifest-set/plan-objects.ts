import { asRecord } from '../manifest/documents.ts';
import { sameValue } from '../values/paths.ts';
import { changedPaths } from './changed-paths.ts';
import type { FieldConflict } from './judge-apply.ts';
import { clientSideManagers, type ManagedFields, sameOwnFields, takeOver } from './managed-fields.ts';
import type { SetObject } from './set-object.ts';

type Body = Readonly<Record<string, unknown>>;

/** What a deployment does to one object. */
export type ObjectStep =
  | { readonly kind: 'create'; readonly object: SetObject }
  | { readonly kind: 'change'; readonly object: SetObject; readonly paths: readonly string[]; readonly takesOver: boolean }
  /** A Job whose template changed, or that failed before: deleted and made again. */
  | { readonly kind: 'recreate'; readonly object: SetObject; readonly uid: string }
  | { readonly kind: 'same'; readonly object: SetObject }
  /** A Job that ran for this very set and was removed by its own time to live. */
  | { readonly kind: 'spent'; readonly object: SetObject }
  | { readonly kind: 'unverifiable'; readonly object: SetObject; readonly why: string };

const managedFieldsOf = (body: Body): readonly ManagedFields[] => {
  const rows = asRecord(body.metadata)?.managedFields;
  return Array.isArray(rows) ? (rows as readonly ManagedFields[]) : [];
};

/** The rows of `managedFields` after kubectl's are ours; undefined when there are none of kubectl's. */
export const takenOver = (live: Body): readonly ManagedFields[] | undefined => takeOver(managedFieldsOf(live));

/** The step for an object, from its live state and what a dry run made of it. */
export function stepFor(object: SetObject, live: Body | undefined, result: Body): ObjectStep {
  if (live === undefined) return { kind: 'create', object };
  const takesOver = takenOver(live) !== undefined;
  const paths = changedPaths(live, result);
  const sameOwner = sameOwnFields(managedFieldsOf(live), managedFieldsOf(result));
  return paths.length === 0 && sameOwner && !takesOver ? { kind: 'same', object } : { kind: 'change', object, paths, takesOver };
}

/** Whether all conflicts are with the `kubectl apply` whose fields we take over before the first real apply. */
export function onlyWithKubectl(conflicts: readonly FieldConflict[], live: Body | undefined): boolean {
  const known = live === undefined ? [] : clientSideManagers(managedFieldsOf(live));
  return conflicts.every(({ manager }) => known.includes(manager));
}

/** Whether a Job that is not there has done its work: the same Job was part of the last good set, and removes itself. */
export function isSpent(object: SetObject, deployed: Body | undefined): boolean {
  const ttl = asRecord(object.body.spec)?.ttlSecondsAfterFinished;
  return object.kind === 'Job' && typeof ttl === 'number' && deployed !== undefined && sameValue(object.body, deployed);
}

/** Whether the step writes. */
export const writes = (step: ObjectStep): boolean => step.kind !== 'same' && step.kind !== 'spent';
