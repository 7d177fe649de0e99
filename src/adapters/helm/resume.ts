import { pendingRevision } from '../../core/helm-release/release.ts';
import type { Resumed } from '../../core/target/target.ts';
import { type Memo, saveMemo } from '../release/memo.ts';
import { rollBack } from './roll-back.ts';
import type { HelmSession } from './session.ts';

/**
 * What a cancelled or killed main left: a pending revision is marked as failed, and the release is taken back when `goBack` and something was
 * written that did not end well. A revision that helm finished stays.
 */
export async function resumeWork(
  session: HelmSession,
  memo: Memo,
  goBack: boolean,
  signal: AbortSignal,
  lost: AbortSignal,
): Promise<Resumed> {
  const { store, settings, ports } = session;
  if (memo.phase === 'done' || memo.phase === 'locked') return { kind: 'nothing-to-do' };
  const { rows } = await store.history();
  const pending = pendingRevision(rows);
  if (pending !== undefined) await store.fail(pending, `left ${pending.status} by a cancelled run; repaired by ${settings.revisionNote}`);
  const last = (await store.history()).rows.at(-1);
  const failed = memo.phase === 'rolling-back' ? memo.before : (last?.revision ?? 0);
  const isOpen = memo.phase === 'rolling-back' || (last !== undefined && last.revision > memo.before && last.status !== 'deployed');
  if (goBack && isOpen) {
    const result = await rollBack(
      session,
      failed,
      'the job was cancelled',
      signal,
      lost,
      memo.phase === 'rolling-back' ? memo.to : undefined,
    );
    return { kind: 'taken-back', result };
  }
  saveMemo(ports, { ...memo, phase: 'done' });
  return last === undefined ? { kind: 'nothing-to-do' } : { kind: 'repaired', revision: last.revision, status: last.status };
}
