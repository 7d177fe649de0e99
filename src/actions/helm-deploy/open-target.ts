import type { HelmTarget } from '../../adapters/helm/helm-target.ts';
import { openHelmTarget } from '../../adapters/helm/open-helm-target.ts';
import type { ClusterAccess } from '../../adapters/kubernetes/connect.ts';
import { openManifestsTarget } from '../../adapters/manifests/open-manifests-target.ts';
import type { Target } from '../../core/target/target.ts';
import type { HelmDeployRun } from './main.ts';

/** What is deployed: a chart by helm, or plain manifests. Only a chart's release can be uninstalled. */
export type OpenedTarget = Target & AsyncDisposable & Partial<Pick<HelmTarget, 'uninstall'>>;

/** The target that the inputs name: the same in main and post. Throws HD001. */
export async function openTarget(run: HelmDeployRun, access: ClusterAccess): Promise<OpenedTarget> {
  const { inputs } = run;
  return inputs.manifests.length > 0 ? openManifestsTarget(run, access, inputs.token) : openHelmTarget(run, access, inputs.token);
}
