import { factsOf } from '../../core/deployment-record/running.ts';
import { GithubFailure } from '../../core/github/github-failure.ts';
import { githubProblem } from '../../core/github/github-problem.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { TargetPlan } from '../../core/target/target.ts';
import { judgeOrder } from '../../core/window/judge-order.ts';
import type { Order } from './delivery.ts';
import { commitOf } from './scene.ts';

/**
 * Asked under the lock: is this commit older than what runs by now? DW052 refuses it; an overridden gate and commits that diverged are told
 * only. A comparison that cannot be made refuses as well (DW033), but for a commit that is not in the repository any more.
 */
export async function orderProblem({ run, scene, gate }: Order, plan: TargetPlan): Promise<Problem | undefined> {
  const running = factsOf(scene.history(), plan.previous?.revision ?? 0)?.commit;
  const wanted = commitOf(run);
  if (plan.kind === 'unchanged' || running === undefined || running === wanted) return undefined;
  try {
    const verdict = judgeOrder({ running, wanted, ...(await scene.compare(running, wanted)) });
    if (verdict.kind === 'forward') return undefined;
    if (verdict.kind === 'older' && gate.kind !== 'overridden') return verdict.problem;
    run.log.problem('warning', verdict.problem);
    return undefined;
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    const problem = githubProblem('DW033', 'comparing with the commit that runs', error);
    if (error.kind !== 'not-found') return problem;
    run.log.problem('warning', {
      ...problem,
      what: `whether this is newer than commit ${running.slice(0, 12)}, which runs, is not known: ${problem.what}`,
    });
    return undefined;
  }
}
