import { defineAction } from '../../core/contract/contract.ts';
import { integer, oneOf, text } from '../../core/contract/kinds.ts';
import { clusterInputs } from '../../core/credentials/cluster-inputs.ts';
import { smokeInputs } from '../../core/smoke/inputs.ts';

export const contract = defineAction({
  name: 'smoke-test',
  title: 'Tidegate: smoke-test',
  description: 'Proves that the new version is what answers, on every replica and at the address that users reach.',
  icon: 'activity',
  post: false,
  inputs: {
    ...smokeInputs,
    release: text({ description: 'Helm release whose workloads are proved, when workload names none.' }),
    namespace: text({ description: 'Namespace of the workloads. Empty: the one of the kubeconfig, else default.' }),
    'expect-digest': text({
      description: 'The image digest that the replicas must run.',
      pattern: /^sha256:[0-9a-f]{64}$/,
      expected: 'sha256: and 64 hex digits',
    }),
    'expect-revision': integer({
      description: "helm-deploy's output revision. When another revision of the release is current, the smoke test ends inconclusive.",
      min: 1,
      max: 1_000_000_000,
    }),
    'on-fail': oneOf(['fail', 'output'], {
      description: 'What a red smoke test does: fail the step, or only say so in the output verdict.',
      default: 'fail',
    }),
    'check-run-id': text({
      description: "This job's check run, for the trace. Filled in by the runner.",
      fromContext: '$' + '{{ job.check_run_id }}',
    }),
    ...clusterInputs,
  },
});
