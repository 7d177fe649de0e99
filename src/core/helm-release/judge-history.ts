import type { Remark } from '../problem/problem.ts';
import type { Revision } from './release.ts';

/** How near to its pruning the last verified revision may come without a word. */
const NEAR = 2;

/** HD073 (warning): helm keeps `most` revisions, and the only one that passed its smoke test is about to go. */
export function judgeHistory(history: readonly Revision[], most: number, where: string): readonly Remark[] {
  const last = history.at(-1)?.revision ?? 0;
  const verified = history.findLast((row) => row.verified)?.revision;
  if (verified === undefined || last + 1 - verified < most - NEAR) return [];
  return [
    {
      severity: 'warning',
      problem: {
        code: 'HD073',
        fault: 'user',
        what: `revision ${verified}, the last that passed its smoke test, is about to leave the history of ${most} revisions`,
        where,
        remedy: 'Let a deployment pass its smoke test, or raise history-max.',
      },
    },
  ];
}
