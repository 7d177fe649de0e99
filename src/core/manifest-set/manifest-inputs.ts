import { boolean, lines } from '../contract/kinds.ts';
import type { Problem } from '../problem/problem.ts';

/** Plain manifests in place of a chart: spread into the inputs of helm-deploy and deliver, beside those of the release; `image-values` puts images into them. */
export const manifestInputs = {
  manifests: lines({
    description:
      'Plain manifests in place of a chart: files, folders, globs (! leaves out), one a line. A folder with a kustomization is built by kubectl.',
  }),
  prune: boolean({
    description:
      'Removes objects that an earlier deployment of this release made and the manifests no longer hold. Never a Namespace, CustomResourceDefinition, volume or volume claim, nor what says tidegate/prune: never.',
    default: 'true',
  }),
} as const;

/** WF002 unless exactly one of the two is given. */
export function judgeSource(inputs: { readonly chart?: string | undefined; readonly manifests: readonly string[] }): readonly Problem[] {
  const hasChart = inputs.chart !== undefined && inputs.chart !== '';
  if (hasChart !== inputs.manifests.length > 0) return [];
  return [
    {
      code: 'WF002',
      fault: 'user',
      what: hasChart ? 'chart and manifests are both given' : 'neither chart nor manifests is given',
      where: 'with:',
      expected: 'exactly one of chart and manifests',
      remedy: hasChart ? 'Remove one of them.' : 'Add chart: deploy/chart, or manifests: k8s/',
    },
  ];
}
