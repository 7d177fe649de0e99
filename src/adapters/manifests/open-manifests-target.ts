import type { InputsOf } from '../../core/contract/contract.ts';
import type { manifestInputs } from '../../core/manifest-set/manifest-inputs.ts';
import type { HelmRun } from '../helm/open-helm-target.ts';
import { nodeHttp } from '../http/node-http.ts';
import type { ClusterAccess } from '../kubernetes/connect.ts';
import { holderOf, isRunCompleted } from '../release/holder.ts';
import type { State } from '../runner/state.ts';
import { type ManifestsTarget, manifestsTarget } from './manifests-target.ts';

/** What an action hands over of its `Run`. */
export interface ManifestsRun extends Omit<HelmRun, 'inputs'> {
  readonly inputs: HelmRun['inputs'] & InputsOf<typeof manifestInputs>;
}

const MEMO = 'tidegate-manifests';

/** Whether main left something for post to finish. */
export const hasUnfinishedManifests = (state: State): boolean => state.read(MEMO) !== undefined;

/** The manifests target of this job. `token` (GitHub's) tells whether another run that holds the release is over. */
export function openManifestsTarget(run: ManifestsRun, access: ClusterAccess, token: string | undefined): ManifestsTarget {
  const { context, state } = run;
  return manifestsTarget(
    {
      cluster: access.cluster,
      kubeconfig: access.kubeconfig,
      identity: access.identity,
      http: nodeHttp,
      clock: run.clock,
      random: run.random,
      env: run.env,
      log: run.log,
      remember: (text) => state.save(MEMO, text),
      recall: () => state.read(MEMO),
      isCompleted: (holder) => isRunCompleted(holder, context.apiUrl, token, nodeHttp),
    },
    {
      ...run.inputs,
      chart: '',
      holder: holderOf(context, state),
      runId: context.runId,
      revisionNote: `${context.repository.full}@${context.sha.slice(0, 12)} run ${context.runId}`,
      workspace: context.workspace,
      tempDir: context.tempDir,
    },
  );
}
