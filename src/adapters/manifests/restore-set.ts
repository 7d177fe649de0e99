import type { Revision } from '../../core/helm-release/release.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import type { ObjectStep } from '../../core/manifest-set/plan-objects.ts';
import { inventoryBeyond, openRevisions, type StoredSet } from '../../core/manifest-set/stored-set.ts';
import { problemLine } from '../../core/problem/render-problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { freeStuckPods } from '../kubernetes/free-stuck-pods.ts';
import { explainBreak } from '../release/explain-break.ts';
import type { WayBack } from '../release/maker.ts';
import { closeRevision } from './apply-set.ts';
import { ownerOfSet, type SetSession } from './ports.ts';
import { planPrune, prune } from './prune.ts';
import { type RolledOut, rollOut } from './roll-out.ts';
import { stepsBack } from './steps-back.ts';

/**
 * An old set is applied again as a revision of its own, what it lacks is pruned, and stuck StatefulSets are freed. Fields are taken from whoever
 * holds them meanwhile. The new revision's number, or why it failed.
 */
export async function restoreSet(session: SetSession, { to, rows, note }: WayBack, stop: AbortSignal): Promise<Result<number, string>> {
  const { ports, store } = session;
  const set = await store.read(to);
  if (set === undefined) return err('it is no longer remembered');
  const revision = (rows.at(-1)?.revision ?? to) + 1;
  const next: StoredSet = { ...set, revision, note, leftovers: [] };
  try {
    const steps = await stepsBack(session, set, stop);
    if (!steps.ok) return err(steps.error.map(problemLine).join('; '));
    if (!(await store.create(next, 'pending-rollback'))) return err(`somebody else made revision ${revision}`);
    const rolled = await apply(session, steps.value, next, rows, stop);
    if (rolled.kind === 'failed') {
      await store.setStatus(revision, 'failed');
      return err(rolled.problems.map(({ what }) => what).join('; '));
    }
  } catch (error) {
    await store.setStatus(revision, 'failed').catch((reason: unknown) => ports.log.debug(`revision ${revision} stays as it is: ${reason}`));
    if (stop.aborted) throw error;
    return err(explainBreak(error, ports.cluster.server).map(problemLine).join('; '));
  }
  await closeRevision(session, revision);
  return ok(revision);
}

async function apply(
  session: SetSession,
  steps: readonly ObjectStep[],
  next: StoredSet,
  rows: readonly Revision[],
  signal: AbortSignal,
): Promise<RolledOut> {
  const { settings, ports, api, store } = session;
  const objects = steps.map(({ object }) => object);
  const written = async (): Promise<void> => {
    const open = await Promise.all(openRevisions(rows).map((revision) => store.read(revision, signal)));
    const beyond = inventoryBeyond(
      objects,
      open.filter((one) => one !== undefined),
    );
    const plan = await planPrune(api, beyond, ownerOfSet(session), true, signal);
    await prune(session, plan, signal);
    if (plan.kept.length > 0) await store.rewrite({ ...next, leftovers: plan.kept.map(({ ref }) => ref) });
  };
  using _ = freeStuckPods(
    ports,
    workloadsOf(objects).filter(({ kind }) => kind === 'StatefulSet'),
  );
  return await rollOut(session, { steps, force: true, timeoutMs: settings.rollbackTimeout, written }, signal);
}
