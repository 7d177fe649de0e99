import type { InputsOf } from '../../core/contract/contract.ts';
import type { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import type { Target } from '../../core/target/target.ts';
import { type HelmRun, hasUnfinishedHelm, openHelmTarget } from '../helm/open-helm-target.ts';
import type { ClusterAccess } from '../kubernetes/connect.ts';
import type { ManifestsTarget } from '../manifests/manifests-target.ts';
import { hasUnfinishedManifests, openManifestsTarget } from '../manifests/open-manifests-target.ts';
import type { State } from '../runner/state.ts';
import { releaseHistory } from './release-history.ts';

/** What an action hands over of its `Run`: a chart, manifests, or only the release's name where nothing new is deployed. */
export interface ReleaseRun extends Omit<HelmRun, 'inputs'> {
  readonly inputs: HelmRun['inputs'] & InputsOf<typeof manifestInputs>;
}

/** Either maker's target. `uninstall` takes the lock by `acquire` first. */
export type ReleaseTarget = Target & AsyncDisposable & Pick<ManifestsTarget, 'uninstall'>;

/** Whether main left something for post to finish, with either maker. */
export const hasUnfinishedRelease = (state: State): boolean => hasUnfinishedHelm(state) || hasUnfinishedManifests(state);

/**
 * The release's target: plain manifests where they are given, helm where a chart is. Where neither is (rollback, status, verify), what the cluster
 * remembers of the release decides. Throws HD001 without a helm.
 */
export async function openReleaseTarget(run: ReleaseRun, access: ClusterAccess, token: string | undefined): Promise<ReleaseTarget> {
  const { manifests, chart } = run.inputs;
  const isSet = manifests.length > 0 || (!chart && (await remembersSets(run, access)));
  return isSet ? openManifestsTarget(run, access, token) : openHelmTarget(run, access, token);
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
