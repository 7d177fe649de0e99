import { pendingRevision } from '../../core/helm-release/release.ts';
import type { Resumed } from '../../core/target/target.ts';
import { type Memo, saveMemo } from '../release/memo.ts';
import type { SetSession } from './ports.ts';
import { rollBackSet } from './roll-back-set.ts';

/**
 * What a cancelled or killed main left: a pending revision is marked as failed, and the set is taken back when `goBack` and something was
 * written that did not end well. A revision that main finished stays.
 */
export async function resumeSet(
  session: SetSession,
  memo: Memo,
  goBack: boolean,
  signal: AbortSignal,
  lost: AbortSignal,
): Promise<Resumed> {
  const { store, ports } = session;
  if (memo.phase === 'done' || memo.phase === 'locked') return { kind: 'nothing-to-do' };
  const pending = pendingRevision(await store.history(signal));
  if (pending !== undefined) await store.setStatus(pending.revision, 'failed');
  const last = (await store.history(signal)).at(-1);
  const goingBack = memo.phase === 'rolling-back';
  const isOpen = goingBack || (last !== undefined && last.revision > memo.before && last.status !== 'deployed');
  if (goBack && isOpen) {
    const failed = goingBack ? memo.before : (last?.revision ?? 0);
    const result = await rollBackSet(session, failed, 'the job was cancelled', signal, lost, goingBack ? memo.to : undefined);
    return { kind: 'taken-back', result };
  }
  saveMemo(ports, { ...memo, phase: 'done' });
  return last === undefined ? { kind: 'nothing-to-do' } : { kind: 'repaired', revision: last.revision, status: last.status };
}
