import { expect, test } from '@jest/globals';
import { traceContext } from '../../../src/core/trace/context.ts';
import { jobSpanId, rootSpanId, traceId } from '../../../src/core/trace/ids.ts';
import { newSpanId } from '../../../src/core/trace/span.ts';

const run = { runId: '42', runAttempt: 2, checkRunId: '40004', inherited: undefined };
const third = () => 0.35;

test("the step hangs under the job's span, or under the run's where the job is not known", () => {
  expect(traceContext(run, third)).toEqual({
    traceId: traceId('42', 2),
    parentSpanId: jobSpanId('40004'),
    spanId: '5555555555555555',
    traceparent: `00-${traceId('42', 2)}-5555555555555555-01`,
  });
  expect(traceContext({ ...run, checkRunId: undefined }, third).parentSpanId).toBe(rootSpanId('42', 2));
});

test.each([
  [`00-${'a'.repeat(32)}-${'b'.repeat(16)}-01`, 'a'.repeat(32)],
  [`00-${'0'.repeat(32)}-${'b'.repeat(16)}-01`, traceId('42', 2)],
  [`00-${'a'.repeat(32)}-${'0'.repeat(16)}-01`, traceId('42', 2)],
  ['01-garbage', traceId('42', 2)],
])('TRACEPARENT %s', (inherited, expected) => {
  expect(traceContext({ ...run, inherited }, third).traceId).toBe(expected);
});

test('a span id is never all zero', () => {
  expect(newSpanId(() => 0)).toBe('0000000000000001');
});
