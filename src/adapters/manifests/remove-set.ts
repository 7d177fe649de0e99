import { type ObjectRef, shownRef } from '../../core/manifest-set/set-object.ts';
import { inventoryBeyond } from '../../core/manifest-set/stored-set.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { targetName } from '../release/ports.ts';
import { ownerOfSet, type SetSession } from './ports.ts';
import { type PrunePlan, planPrune, prune } from './prune.ts';

const LOOK_MS = 500;

/**
 * Removes everything that the sets of this release made, guarded like pruning, and waits until it is gone; then what is remembered of them. What is
 * never pruned stays, and is told. One that is not there is fine; HD090 when the job is cancelled meanwhile, HD059 when something does not go.
 */
export async function removeSet(session: SetSession, signal: AbortSignal): Promise<Result<'uninstalled' | 'absent', Problem>> {
  const { store, api, settings, ports } = session;
  const rows = await store.history();
  if (rows.length === 0) return ok('absent');
  try {
    const sets = await Promise.all(rows.map(({ revision }) => store.read(revision, signal)));
    const beyond = inventoryBeyond(
      [],
      sets.filter((set) => set !== undefined),
    );
    const plan = await planPrune(api, beyond, ownerOfSet(session), true, signal);
    await prune(session, plan, signal);
    for (const { ref, why } of plan.kept) ports.log.info(`${shownRef(ref, settings.namespace)} stays: ${why}`);
    const standing = await awaitGone(session, plan, signal);
    if (standing.length > 0) return err(doesNotGo(session, standing));
    for (const { revision } of rows) await store.remove(revision);
    return ok('uninstalled');
  } catch (error) {
    if (!signal.aborted) throw error;
    return err({
      code: 'HD090',
      fault: 'user',
      what: `${targetName(settings)} was being removed when the job was cancelled`,
      where: targetName(settings),
      remedy: 'Run it again.',
    });
  }
}

/** What still stands at the end of the timeout. */
async function awaitGone({ api, ports, settings }: SetSession, plan: PrunePlan, signal: AbortSignal): Promise<readonly ObjectRef[]> {
  const until = ports.clock.monotonic() + settings.timeout;
  let open = plan.pruned;
  for (;;) {
    const lives = await Promise.all(open.map(async (one) => (await api.read(one.type, one.ref, signal))?.metadata.uid === one.uid));
    open = open.filter((_, i) => lives[i] === true);
    if (open.length === 0 || ports.clock.monotonic() >= until) return open.map(({ ref }) => ref);
    await ports.clock.sleep(LOOK_MS, signal);
  }
}

const doesNotGo = ({ settings }: SetSession, refs: readonly ObjectRef[]): Problem => ({
  code: 'HD059',
  fault: 'user',
  what: `not gone in time: ${oneLine(refs.map((ref) => shownRef(ref, settings.namespace)).join(', '), 400)}`,
  where: targetName(settings),
  remedy: 'Look at their finalizers.',
});
