import { pickRollback, type RollbackTarget } from '../../core/helm-release/pick-rollback.ts';
import { pendingRevision, type Revision, VERIFIED_LABEL } from '../../core/helm-release/release.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import type { ObjectStep } from '../../core/manifest-set/plan-objects.ts';
import { noTarget, rollbackFailed } from '../../core/manifest-set/rollback-problems.ts';
import { inventoryBeyond, openRevisions, type StoredSet } from '../../core/manifest-set/stored-set.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { problemLine } from '../../core/problem/render-problem.ts';
import type { TakenBack } from '../../core/target/target.ts';
import { freeStuckPods } from '../kubernetes/free-stuck-pods.ts';
import { saveMemo } from '../release/memo.ts';
import { targetName } from '../release/ports.ts';
import { closeRevision } from './apply-set.ts';
import { explainBreak } from './explain-break.ts';
import { ownerOfSet, type SetSession } from './ports.ts';
import { planPrune, prune } from './prune.ts';
import { removeSet } from './remove-set.ts';
import { type RolledOut, rollOut } from './roll-out.ts';
import { stepsBack } from './steps-back.ts';

/**
 * Back to `to`, or to the last verified revision before `failed` (the last good one when none is verified): that set is applied again as a
 * revision of its own, what it lacks is pruned, and stuck StatefulSets are freed. Fields are taken from whoever holds them meanwhile.
 */
export async function rollBackSet(
  session: SetSession,
  failed: number,
  reason: string,
  signal: AbortSignal,
  lost: AbortSignal,
  to?: number,
): Promise<TakenBack> {
  const { settings, ports, store } = session;
  const where = targetName(settings);
  const rows = await store.history();
  const target = to === undefined ? pickRollback(rows, failed, () => false) : explicit(rows, to);
  if (target.kind === 'none') return { kind: 'nothing-to-go-back-to', problem: await withoutTarget(session, rows, to, signal) };
  const set = await store.read(target.revision);
  if (set === undefined) return { kind: 'nothing-to-go-back-to', problem: noTarget(ownerOfSet(session), where, target.revision) };
  saveMemo(ports, { phase: 'rolling-back', before: failed, to: target.revision });
  const pending = pendingRevision(rows);
  if (pending !== undefined) await store.setStatus(pending.revision, 'failed');
  ports.log.info(`going back to revision ${target.revision}${target.kind === 'verified' ? ', which passed its smoke test' : ''}`);
  const stop = AbortSignal.any([signal, lost]);
  const revision = (rows.at(-1)?.revision ?? failed) + 1;
  const next: StoredSet = {
    ...set,
    revision,
    note: `back to revision ${target.revision} by ${settings.revisionNote}: ${oneLine(reason, 200)}`,
    leftovers: [],
  };
  const fail = (why: string): TakenBack => ({ kind: 'failed', problem: rollbackFailed(where, target.revision, why) });
  try {
    const steps = await stepsBack(session, set, stop);
    if (!steps.ok) return fail(steps.error.map(problemLine).join('; '));
    if (!(await store.create(next, 'pending-rollback'))) return fail(`somebody else made revision ${revision}`);
    const rolled = await apply(session, steps.value, next, rows, stop);
    if (rolled.kind === 'failed') {
      await store.setStatus(revision, 'failed');
      return fail(rolled.problems.map(({ what }) => what).join('; '));
    }
  } catch (error) {
    if (lost.aborted) return fail('the lock was lost');
    await store.setStatus(revision, 'failed').catch((reason: unknown) => ports.log.debug(`revision ${revision} stays as it is: ${reason}`));
    return fail(stop.aborted ? 'it was stopped' : explainBreak(error, ports.cluster.server).map(problemLine).join('; '));
  }
  const verified = target.kind === 'verified';
  if (verified) await store.label(revision, { [VERIFIED_LABEL]: String(revision) });
  await closeRevision(session, revision);
  saveMemo(ports, { phase: 'done', before: failed });
  return { kind: 'rolled-back', revision, to: target.revision, verified };
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

/** A first deployment that failed is removed, when that is asked for; a later one never is. */
async function withoutTarget(
  session: SetSession,
  rows: readonly Revision[],
  to: number | undefined,
  signal: AbortSignal,
): Promise<Problem> {
  const problem = noTarget(ownerOfSet(session), targetName(session.settings), to);
  if (to !== undefined || session.settings.onFailedInstall === 'keep' || rows.length > 1) return problem;
  const removed = await removeSet(session, signal);
  if (!removed.ok) return { ...removed.error, what: `${problem.what}, and the failed deployment was not removed: ${removed.error.what}` };
  return { ...problem, what: `${problem.what}; the failed deployment was removed` };
}

function explicit(rows: readonly Revision[], to: number): RollbackTarget {
  const row = rows.find((one) => one.revision === to);
  if (row === undefined) return { kind: 'none' };
  return { kind: row.verified ? 'verified' : 'last-good', revision: to };
}
