import type { RollbackTarget } from '../../core/helm-release/pick-rollback.ts';
import { pendingRevision, type Revision, VERIFIED_LABEL } from '../../core/helm-release/release.ts';
import { noTarget, rollbackFailed } from '../../core/helm-release/rollback-problems.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, type Result } from '../../core/result/result.ts';
import type { TakenBack, TargetPlan } from '../../core/target/target.ts';
import type { Maker, WayBack } from './maker.ts';
import { saveMemo } from './memo.ts';
import { type ReleasePorts, type ReleaseSettings, targetName } from './ports.ts';
import { problemOfLoss } from './release-lock.ts';

/** What going back is told. */
export interface RollbackOrder {
  /** The revision that failed, or the last one. */
  readonly failed: number;
  readonly reason: string;
  /** Absent: the last verified revision before `failed`, the last good one when none is verified. */
  readonly to?: number | undefined;
}

/**
 * Goes back to an old revision as a revision of its own, which carries the reason, and the verified mark under its own number when its target
 * had one. `lost` is the lock's signal: a lock that is lost on the way ends it with HD011.
 */
export async function rollBack(
  { ports, settings, maker }: { readonly ports: ReleasePorts; readonly settings: ReleaseSettings; readonly maker: Maker<TargetPlan> },
  { failed, reason, to }: RollbackOrder,
  signal: AbortSignal,
  lost: AbortSignal,
): Promise<TakenBack> {
  const where = targetName(settings);
  const rows = await maker.history();
  const target = to === undefined ? await maker.choose(rows, failed) : explicit(rows, to);
  if (target.kind === 'none') {
    const removable = to === undefined && settings.onFailedInstall === 'uninstall' && rows.length === 1;
    const problem = noTarget(where, to, maker.words);
    return { kind: 'nothing-to-go-back-to', problem: removable ? await removeInstall(maker, problem, signal) : problem };
  }
  const { revision, kind } = target;
  saveMemo(ports, { phase: 'rolling-back', before: failed, to: revision });
  const pending = pendingRevision(rows);
  if (pending !== undefined) await maker.failPending(pending, `left ${pending.status}`);
  ports.log.info(`going back to revision ${revision}${kind === 'verified' ? ', which passed its smoke test' : ''}`);
  const note = `back to revision ${revision} by ${settings.revisionNote}: ${oneLine(reason, 200)}`;
  const restored = await tryRestore(maker, { to: revision, rows, note }, AbortSignal.any([signal, lost]));
  if (!restored.ok) {
    const problem = lost.aborted ? problemOfLoss(lost) : rollbackFailed(where, revision, restored.error, maker.words);
    return { kind: 'failed', problem };
  }
  const verified = kind === 'verified';
  if (verified) await maker.label(restored.value, { [VERIFIED_LABEL]: String(restored.value) });
  saveMemo(ports, { phase: 'done', before: failed });
  return { kind: 'rolled-back', revision: restored.value, to: revision, verified };
}

async function tryRestore(maker: Maker<TargetPlan>, way: WayBack, stop: AbortSignal): Promise<Result<number, string>> {
  try {
    const restored = await maker.restore(way, stop);
    return !restored.ok && stop.aborted ? err('it was stopped') : restored;
  } catch (error) {
    if (stop.aborted) return err('it was stopped');
    throw error;
  }
}

/** A first install that failed is removed where that is asked for; a release with a history never is. */
async function removeInstall(maker: Maker<TargetPlan>, problem: Problem, signal: AbortSignal): Promise<Problem> {
  const removed = await maker.uninstall(signal);
  if (!removed.ok) return { ...removed.error, what: `${problem.what}, and ${maker.words.notRemoved}: ${removed.error.what}` };
  return { ...problem, what: `${problem.what}; ${maker.words.removed}` };
}

function explicit(rows: readonly Revision[], to: number): RollbackTarget {
  const row = rows.find((one) => one.revision === to);
  if (row === undefined) return { kind: 'none' };
  return { kind: row.verified ? 'verified' : 'last-good', revision: to };
}
