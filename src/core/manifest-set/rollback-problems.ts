import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { SetOwner } from './ownership.ts';

/** HD072: no revision is good, or the one that was asked for is not remembered. */
export const noTarget = (owner: SetOwner, where: string, to: number | undefined): Problem => ({
  code: 'HD072',
  fault: 'user',
  what: to === undefined ? 'there is no good revision to go back to' : `there is no revision ${to} to go back to`,
  where,
  remedy:
    to === undefined
      ? 'Deploy a version that works: it is applied over the failed one.'
      : `kubectl get secrets -n ${owner.namespace} -l tidegate-release=${owner.release} shows the revisions.`,
});

/** HD071. */
export const rollbackFailed = (where: string, revision: number, why: string): Problem => ({
  code: 'HD071',
  fault: 'remote',
  what: `going back to revision ${revision} failed: ${oneLine(why, 700)}`,
  where,
  remedy: 'Look at the pods, then deploy the commit of that revision again.',
});
