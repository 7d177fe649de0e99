import { defineOutputs } from '../../core/contract/contract.ts';

export const outputs = defineOutputs({
  verdict: 'pass, fail or inconclusive. Unset when the step crashed: count that as not passed.',
  passed: 'Names of the proofs and checks that passed, as a JSON list.',
  failed: 'Names of those that failed or stayed inconclusive and block, as a JSON list.',
  flaky: 'Names of the checks that passed only after failed attempts, as a JSON list.',
  alerts: 'Names of the red checks of severity alert, as a JSON list.',
  'served-version': 'The version that was proved to be served.',
  'replicas-ok': 'Proved replicas of all ready ones, such as 3/3.',
  'duration-ms': 'How long it took, in milliseconds.',
  report: 'Path of the report (smoke-report/v1, JSON).',
  'trace-id': "The run's trace id.",
  traceparent: 'W3C trace context of this step.',
});
