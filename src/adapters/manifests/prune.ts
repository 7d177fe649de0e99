import { judgePrune, type SetOwner } from '../../core/manifest-set/ownership.ts';
import { type ResourceType, typeKey } from '../../core/manifest-set/resource-type.ts';
import type { ObjectRef } from '../../core/manifest-set/set-object.ts';
import { shownRef } from '../../core/manifest-set/set-object.ts';
import { inPool } from '../release/in-pool.ts';
import type { ObjectApi } from './object-api.ts';
import { ownerOfSet, type SetSession } from './ports.ts';

/** What becomes of objects that the set no longer holds. */
export interface PrunePlan {
  readonly pruned: readonly { readonly ref: ObjectRef; readonly type: ResourceType; readonly uid: string }[];
  /** They stay, and the inventory goes on naming them. */
  readonly kept: readonly { readonly ref: ObjectRef; readonly why: string }[];
}

const AT_ONCE = 8;

/** Judges each of them by its inventory and its own labels. What is gone already is in neither list. */
export async function planPrune(
  api: ObjectApi,
  beyond: readonly ObjectRef[],
  owner: SetOwner,
  allowed: boolean,
  signal: AbortSignal,
): Promise<PrunePlan> {
  const types = await api.discover(
    beyond.map((ref) => ref.apiVersion),
    signal,
  );
  const verdicts = await inPool(beyond, AT_ONCE, async (ref) => {
    const type = types.find((one) => typeKey(one) === typeKey(ref));
    if (type === undefined) return { ref, verdict: { kind: 'gone' } as const };
    return { ref, type, verdict: judgePrune(ref, await api.read(type, ref, signal), owner) };
  });
  return {
    pruned: verdicts.flatMap(({ ref, type, verdict }) =>
      allowed && type !== undefined && verdict.kind === 'prune' ? [{ ref, type, uid: verdict.uid }] : [],
    ),
    kept: verdicts.flatMap(({ ref, verdict }) => {
      if (verdict.kind === 'gone' || (verdict.kind === 'prune' && allowed)) return [];
      return [{ ref, why: verdict.kind === 'keep' ? verdict.why : 'prune is false' }];
    }),
  };
}

/** Deletes what `planPrune` found to be ours, each guarded by its uid; what is no longer ours by now stays. */
export async function prune(
  { api, ports, settings }: Pick<SetSession, 'api' | 'ports' | 'settings'>,
  plan: PrunePlan,
  signal: AbortSignal,
): Promise<void> {
  const owner = ownerOfSet({ settings });
  for (const { ref, type, uid } of plan.pruned) {
    const verdict = judgePrune(ref, await api.read(type, ref, signal), owner);
    const ours = verdict.kind === 'prune' && verdict.uid === uid;
    const removed = ours && (await api.remove(type, ref, uid, signal));
    const told = removed ? 'removed' : verdict.kind === 'keep' ? `kept, ${verdict.why}` : 'gone already';
    ports.log.info(`${shownRef(ref, owner.namespace)} is no longer in the manifests: ${told}`);
  }
}
