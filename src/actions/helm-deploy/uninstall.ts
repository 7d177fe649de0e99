import type { ReleaseTarget } from '../../adapters/release/maker.ts';
import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import type { HelmDeployRun } from './helm-deploy-run.ts';

/** Removes the release under its lock; for preview environments. One that is not there is fine. */
export async function uninstall(run: HelmDeployRun, target: ReleaseTarget): Promise<Ending> {
  const taken = await target.acquire(run.signal);
  if (!taken.ok) return failed(taken.error);
  const current = await target.current();
  const removed = await target.uninstall(run.signal);
  if (!removed.ok) {
    run.setOutputs({ status: 'failed', previousRevision: current?.revision });
    return failed(removed.error);
  }
  run.setOutputs({ status: 'uninstalled', previousRevision: current?.revision, changed: removed.value === 'uninstalled' });
  run.log.info(removed.value === 'absent' ? `${target.name} is not there` : `${target.name} is uninstalled`);
  return DONE;
}
