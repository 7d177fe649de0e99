import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';

/** What the user of one maker of releases can do by hand, in whole sentences or commands. */
export interface RollbackWords {
  /** How a release that failed gets well without a way back. */
  readonly redeploy: string;
  /** What shows the revisions. */
  readonly showRevisions: string;
  /** `the failed install was uninstalled`. */
  readonly removed: string;
  readonly notRemoved: string;
  goBackByHand(revision: number): string;
}

/** HD072: no revision is good, or the one that was asked for is not remembered. */
export const noTarget = (where: string, to: number | undefined, words: RollbackWords): Problem => ({
  code: 'HD072',
  fault: 'user',
  what: to === undefined ? 'there is no good revision to go back to' : `there is no revision ${to} to go back to`,
  where,
  remedy: to === undefined ? words.redeploy : words.showRevisions,
});

/** HD071. */
export const rollbackFailed = (where: string, revision: number, why: string, words: RollbackWords): Problem => ({
  code: 'HD071',
  fault: 'remote',
  what: `going back to revision ${revision} failed: ${oneLine(why, 700)}`,
  where,
  remedy: words.goBackByHand(revision),
});
