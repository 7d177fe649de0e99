import type { InputsOf } from '../../core/contract/contract.ts';
import type { helmInputs } from '../../core/helm-release/helm-inputs.ts';
import type { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { helmMaker } from '../helm/helm-maker.ts';
import type { ClusterAccess } from '../kubernetes/connect.ts';
import { manifestsMaker } from '../manifests/manifests-maker.ts';
import type { ReleaseTarget } from '../release/maker.ts';
import { portsOf, type ReleaseJob, settingsOf } from '../release/release-job.ts';
import { releaseTarget } from '../release/release-target.ts';
import { releaseHistory } from './release-history.ts';

/** What an action hands over of its `Run`: a chart, manifests, or only the release's name where nothing new is deployed. */
export type ReleaseRun = ReleaseJob<InputsOf<typeof helmInputs> & InputsOf<typeof manifestInputs>>;

/**
 * The release's target: plain manifests where they are given, helm where a chart is. Where neither is (rollback, status, verify), what the cluster
 * remembers of the release decides. Throws HD001 without a helm.
 */
export async function openReleaseTarget(run: ReleaseRun, access: ClusterAccess, token: string | undefined): Promise<ReleaseTarget> {
  const { manifests, chart } = run.inputs;
  const ports = portsOf(run, access, token);
  const settings = settingsOf(run);
  const isSet = manifests.length > 0 || (!chart && (await remembersSets(run, access)));
  if (isSet) return releaseTarget(ports, settings, manifestsMaker(ports, settings));
  return releaseTarget(ports, settings, await helmMaker(ports, settings, run.signal));
}

/** Without the right to list Secrets neither maker gets far; helm then tells why. */
async function remembersSets({ inputs, context, signal }: ReleaseRun, access: ClusterAccess): Promise<boolean> {
  try {
    return (await releaseHistory(access, { ...inputs, runId: context.runId }, signal)).kind === 'manifests';
  } catch (error) {
    if (error instanceof ProblemError) return false;
    throw error;
  }
}
