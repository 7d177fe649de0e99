import type { KubeObject, ObjectMeta } from '../cluster/objects.ts';
import { asRecord } from '../manifest/documents.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { ObjectRef, SetObject } from './set-object.ts';

/** The set that an object belongs to: a release's name is only unique in its namespace. */
export interface SetOwner {
  readonly release: string;
  readonly namespace: string;
}

const SET_LABEL = 'tidegate-set';
const NAMESPACE_LABEL = 'tidegate-set-namespace';
/** As an annotation or a label with the value `never`. */
const PRUNE_MARK = 'tidegate/prune';
/** Kinds that hold what no later deployment can bring back. */
const NEVER_PRUNED = ['Namespace', 'CustomResourceDefinition', 'PersistentVolumeClaim', 'PersistentVolume'];

/** The object with the labels that say whose it is. Templates of pods stay as they are: a label there would start a rollout. */
export function withOwner(object: SetObject, owner: SetOwner): SetObject {
  const metadata = asRecord(object.body.metadata) ?? {};
  const labels = { ...asRecord(metadata.labels), [SET_LABEL]: owner.release, [NAMESPACE_LABEL]: owner.namespace };
  return { ...object, body: { ...object.body, metadata: { ...metadata, labels } } };
}

/** Whose a live object is; undefined when it belongs to no set. */
export function ownerOf(metadata: ObjectMeta): SetOwner | undefined {
  const release = metadata.labels?.[SET_LABEL];
  return release === undefined ? undefined : { release, namespace: metadata.labels?.[NAMESPACE_LABEL] ?? '' };
}

export const sameOwner = (a: SetOwner | undefined, b: SetOwner): boolean => a?.release === b.release && a.namespace === b.namespace;

export type PruneVerdict =
  | { readonly kind: 'prune'; readonly uid: string }
  | { readonly kind: 'gone' }
  | { readonly kind: 'keep'; readonly why: string };

/** Whether an object that only the inventory names may be deleted: the inventory and the object's own labels must both say that it is ours. */
export function judgePrune(ref: ObjectRef, live: KubeObject | undefined, owner: SetOwner): PruneVerdict {
  if (live === undefined || live.metadata.deletionTimestamp !== undefined) return { kind: 'gone' };
  if (NEVER_PRUNED.includes(ref.kind)) return { kind: 'keep', why: `a ${ref.kind} is never pruned` };
  const { metadata } = live;
  if (metadata.annotations?.[PRUNE_MARK] === 'never' || metadata.labels?.[PRUNE_MARK] === 'never')
    return { kind: 'keep', why: `${PRUNE_MARK} is never` };
  const found = ownerOf(metadata);
  if (!sameOwner(found, owner)) {
    const whose = found === undefined ? 'no set' : `the set ${oneLine(found.release, 60)} in ${oneLine(found.namespace, 60)}`;
    return { kind: 'keep', why: `its labels say that it belongs to ${whose}` };
  }
  if (metadata.ownerReferences?.some((reference) => reference.controller === true) === true)
    return { kind: 'keep', why: 'a controller owns it' };
  return { kind: 'prune', uid: metadata.uid ?? '' };
}
