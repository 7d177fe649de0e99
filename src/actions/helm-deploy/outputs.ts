import { defineOutputs } from '../../core/contract/contract.ts';

export const outputs = defineOutputs({
  status: 'deployed, unchanged, planned, verified, rolled-back, rollback-failed, cancelled, uninstalled or failed.',
  revision: 'The revision that this step made, or found to be what was asked for.',
  'previous-revision': 'The revision that ran before.',
  'rollback-revision': 'The revision that the rollback made.',
  changed: 'true when something was written or would be, false when the release holds it already.',
  images: 'The images as JSON: [{"name", "digest"}].',
  'chart-digest': 'Digest of the chart: of its manifest (oci), or of its archive (repo). Empty for a folder.',
  'manifest-digest': 'SHA-256 of the rendered manifest: equal for equal deployments.',
  'diff-summary': 'What would change or changed, such as 1 added, 2 changed.',
  drift: 'Objects that somebody else changed since the last revision, as a JSON list.',
  'failure-class': 'Why the rollout failed, in one word: image-pull, crash-loop, missing-config, start-error, timeout and so on.',
  'failure-reason': 'The same in one sentence.',
});
