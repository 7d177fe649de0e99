/** One failed test, for the message. Names are text of the report. */
export interface FailedTest {
  readonly name: string;
  readonly message: string;
}

/** Test cases by their outcome. A flaky one failed first and passed at a repetition that the report marks as such: it counts as passed. */
export interface TestCounts {
  readonly passed: number;
  readonly failed: number;
  readonly skipped: number;
  readonly flaky: number;
  readonly failures: readonly FailedTest[];
}

export const NO_TESTS: TestCounts = { passed: 0, failed: 0, skipped: 0, flaky: 0, failures: [] };

/** The sum of two reports. */
export const addCounts = (a: TestCounts, b: TestCounts): TestCounts => ({
  passed: a.passed + b.passed,
  failed: a.failed + b.failed,
  skipped: a.skipped + b.skipped,
  flaky: a.flaky + b.flaky,
  failures: [...a.failures, ...b.failures],
});

/** Tests that ran; skipped ones prove nothing. */
export const ranTests = (counts: TestCounts): number => counts.passed + counts.failed;
