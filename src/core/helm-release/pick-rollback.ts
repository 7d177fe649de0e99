import type { Revision } from './release.ts';

/** Why a revision was picked to go back to. */
export type RollbackTarget =
  | { readonly kind: 'verified'; readonly revision: number }
  | { readonly kind: 'last-good'; readonly revision: number }
  | { readonly kind: 'none' };

/**
 * Where to go back to from `failed`: the last older revision that passed its smoke test, else the last one that helm took for good.
 * `wasFailed` tells revisions that helm calls superseded although they never became ready (a failed first install turns superseded after
 * the next success).
 */
export function pickRollback(history: readonly Revision[], failed: number, wasFailed: (revision: number) => boolean): RollbackTarget {
  const older = history.filter((row) => row.revision < failed).sort((a, b) => b.revision - a.revision);
  const verified = older.find((row) => row.verified);
  if (verified !== undefined) return { kind: 'verified', revision: verified.revision };
  const good = older.find((row) => (row.status === 'deployed' || row.status === 'superseded') && !wasFailed(row.revision));
  return good === undefined ? { kind: 'none' } : { kind: 'last-good', revision: good.revision };
}

/** A revision's description stays when its status turns superseded: helm's own words on a failure, or ours on one that was left pending. */
export const describesFailure = (description: string | undefined): boolean =>
  /^(?:Release|Upgrade|Rollback|Installation) "[^"]*" failed\b|^left pending-|^(?:stopped|found failed) by /.test(description ?? '');
