import type { CheckOutcome, SmokeVerdict } from './report.ts';

/** The whole verdict, and which outcomes decided it. */
export interface SuiteVerdict {
  readonly verdict: SmokeVerdict;
  readonly decisive: readonly CheckOutcome[];
  /** Red checks that only warn. */
  readonly alerts: readonly CheckOutcome[];
  readonly flaky: readonly CheckOutcome[];
  readonly why: string;
}

/**
 * Any blocking failure fails; else any blocking inconclusive outcome makes it inconclusive; more flaky checks than `maxFlaky` fail.
 * Nothing at all proved nothing: that is inconclusive, never a pass.
 */
export function judgeSuite(outcomes: readonly CheckOutcome[], maxFlaky: number | undefined): SuiteVerdict {
  const blocking = outcomes.filter((one) => one.severity === 'block');
  const failures = blocking.filter((one) => one.verdict === 'fail');
  const unclear = blocking.filter((one) => one.verdict === 'inconclusive');
  const flaky = outcomes.filter((one) => one.verdict === 'flaky');
  const alerts = outcomes.filter((one) => one.severity === 'alert' && (one.verdict === 'fail' || one.verdict === 'inconclusive'));
  const passed = blocking.filter((one) => one.verdict === 'pass' || one.verdict === 'flaky');
  if (failures.length > 0)
    return { verdict: 'fail', decisive: failures, alerts, flaky, why: `${failures.length} of ${outcomes.length} failed` };
  if (unclear.length > 0)
    return { verdict: 'inconclusive', decisive: unclear, alerts, flaky, why: `${unclear.length} of ${outcomes.length} inconclusive` };
  if (maxFlaky !== undefined && flaky.length > maxFlaky)
    return { verdict: 'fail', decisive: flaky, alerts, flaky, why: `${flaky.length} flaky checks, allowed are ${maxFlaky}` };
  if (passed.length === 0) return { verdict: 'inconclusive', decisive: [], alerts, flaky, why: 'nothing was proved' };
  return { verdict: 'pass', decisive: [], alerts, flaky, why: `${passed.length} passed` };
}
