import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import type { Target } from '../../core/target/target.ts';
import type { HelmDeployRun } from './helm-deploy-run.ts';

/** Marks the revision as having passed its smoke test, unless another one is current by now. */
export async function verify(run: HelmDeployRun, target: Target): Promise<Ending> {
  const { revision = 0 } = run.inputs;
  const current = await target.current();
  if (current?.revision !== revision || current.status !== 'deployed')
    return failed({
      code: 'HD061',
      fault: 'user',
      what: `revision ${revision} of ${target.name} is not marked as verified: ${current === undefined ? 'nothing is deployed' : `revision ${current.revision} (${current.status}) is current`}`,
      where: 'input "revision"',
      expected: 'the current revision, deployed',
    });
  await target.markVerified(revision);
  run.setOutputs({ status: 'verified', revision, changed: false });
  run.log.info(`revision ${revision} of ${target.name} is verified`);
  return DONE;
}
