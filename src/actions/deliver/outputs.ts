import { defineOutputs } from '../../core/contract/contract.ts';

export const outputs = defineOutputs({
  verdict:
    'delivered, unchanged, closed, deferred, failed, rolled-back, rollback-failed or cancelled. Unset when the step crashed: count that as failed.',
  'gate-verdict': 'open, closed, overridden or deferred.',
  'smoke-verdict': 'pass, fail or inconclusive; empty when the smoke test was not reached.',
  'reason-code': 'The code of what stood in the way, such as HD030.',
  decision: "The gate's decision as one line of JSON.",
  'opens-at': 'When a closed gate opens next, as far as the calendar tells.',
  revision: 'The revision that this step made, or found to be what was asked for.',
  'previous-revision': 'The revision that ran before.',
  'rollback-revision': 'The revision that a rollback made.',
  url: 'The address at which the service was tested.',
  'deployment-id': "GitHub's deployment of this delivery.",
  report: 'Path of the smoke report (smoke-report/v1, JSON).',
  'record-file': 'Path of the record (deployment-record/v1, JSON).',
  'trace-id': "The run's trace id.",
  traceparent: 'W3C trace context of this step.',
});
