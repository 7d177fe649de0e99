import { nodeHttp } from '../../adapters/http/node-http.ts';
import { connectCluster } from '../../adapters/kubernetes/connect.ts';
import { openReleaseTarget } from '../../adapters/makers/open-release-target.ts';
import { hasUnfinishedRelease } from '../../adapters/release/memo.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Resumed } from '../../core/target/target.ts';
import { judgeRollback } from '../../stages/rollback/decide.ts';
import type { HelmDeployRun } from './helm-deploy-run.ts';

/** Finishes what a cancelled or killed main left: repairs, goes back, frees the lock. Nothing to do after a main that ended by itself. */
export async function post(run: HelmDeployRun): Promise<void> {
  if (!hasUnfinishedRelease(run.state)) return;
  await using access = await connectCluster(run.inputs, { ...run, http: nodeHttp });
  await using target = await openReleaseTarget(run, access, run.inputs.token);
  try {
    const resumed = await target.resume(run.inputs.onCancel === 'rollback', run.signal);
    const told = tellResumed(resumed, target.name);
    if (told !== undefined) run.log.problem('warning', told);
  } finally {
    await target.release();
  }
}

/** HD090: what was done about the cancelled rollout. */
function tellResumed(resumed: Resumed, name: string): Problem | undefined {
  switch (resumed.kind) {
    case 'nothing-to-do':
      return undefined;
    case 'repaired':
      return {
        code: 'HD090',
        fault: 'user',
        what: `the job was cancelled: ${name} is left at revision ${resumed.revision}, ${resumed.status}`,
      };
    case 'taken-back': {
      const word = judgeRollback(resumed.result, name);
      return word.kind === 'problem'
        ? word.problem
        : { ...word.problem, code: 'HD090', what: `the job was cancelled: ${word.problem.what}` };
    }
  }
}
