import { pendingRevision } from '../../core/helm-release/release.ts';
import type { Resumed, TakenBack, TargetPlan } from '../../core/target/target.ts';
import type { Maker } from './maker.ts';
import { type Memo, saveMemo } from './memo.ts';
import type { ReleasePorts } from './ports.ts';
import type { RollbackOrder } from './roll-back.ts';

const REASON = 'the job was cancelled';

/**
 * What a cancelled or killed main left: a pending revision is marked as failed, and the release is taken back when `goBack` and something was
 * written that did not end well. A revision that came to its end stays.
 */
export async function resumeWork(
  ports: Pick<ReleasePorts, 'remember'>,
  maker: Pick<Maker<TargetPlan>, 'history' | 'failPending'>,
  memo: Memo,
  goBack: boolean,
  rollBack: (order: RollbackOrder) => Promise<TakenBack>,
): Promise<Resumed> {
  if (memo.phase === 'done' || memo.phase === 'locked') return { kind: 'nothing-to-do' };
  const pending = pendingRevision(await maker.history());
  if (pending !== undefined) await maker.failPending(pending, `left ${pending.status} by a cancelled run`);
  const last = (await maker.history()).at(-1);
  if (memo.phase === 'rolling-back') {
    if (goBack) return { kind: 'taken-back', result: await rollBack({ failed: memo.before, reason: REASON, to: memo.to }) };
  } else if (goBack && last !== undefined && last.revision > memo.before && last.status !== 'deployed') {
    return { kind: 'taken-back', result: await rollBack({ failed: last.revision, reason: REASON }) };
  }
  saveMemo(ports, { ...memo, phase: 'done' });
  return last === undefined ? { kind: 'nothing-to-do' } : { kind: 'repaired', revision: last.revision, status: last.status };
}
