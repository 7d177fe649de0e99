import { formatDuration } from '../clock/duration.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem, Remark } from '../problem/problem.ts';
import { holderText, type LeaseObject } from './lease.ts';

/** HD010: somebody else holds the release. */
export const heldBy = (release: string, lease: LeaseObject, waitedMs: number): Problem => ({
  code: 'HD010',
  fault: 'user',
  what: `release ${release} is held by ${oneLine(holderText(lease))} since ${oneLine(lease.spec.acquireTime ?? 'an unknown time', 40)}; waited ${formatDuration(waitedMs)} (lock-timeout)`,
  where: `Lease ${lease.metadata.namespace}/${lease.metadata.name}`,
  remedy: 'Wait for that run, cancel it, or raise lock-timeout. A concurrency: group in the workflow queues runs of one repository.',
});

/** HD010 as well: a helm that takes no Lease is at work. */
export const helmByHand = (release: string, status: string, where: string): Problem => ({
  code: 'HD010',
  fault: 'user',
  what: `release ${release} is ${status}, by a helm that Tidegate did not start, for less than five minutes`,
  where,
  remedy: 'Wait until that helm has ended. If it is dead, run this job again in five minutes: the release is repaired then.',
});

/** HD011: the lock went to somebody else, or could not be renewed; what ran was stopped. */
export const lockLost = (release: string, why: string): Problem => ({
  code: 'HD011',
  fault: 'remote',
  what: `the lock of release ${release} was lost: ${oneLine(why)}; the work on it was stopped`,
  where: 'the Lease of the release',
  remedy: 'Run the job again: it repairs what is left pending.',
});

/** HD012 (notice): a dead run left the release pending, and this one repaired it. */
export const repaired = (release: string, status: string, by: string | undefined, where: string): Remark => ({
  severity: 'notice',
  problem: {
    code: 'HD012',
    fault: 'remote',
    what: `release ${release} was left ${status}${by === undefined ? '' : ` by run ${oneLine(by, 40)}`}; repaired`,
    where,
  },
});
