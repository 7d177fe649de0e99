import type { Coverage } from '../../core/coverage/coverage.ts';
import { type CoverageMinimum, judgeCoverage, measureCoverage, noCoverage } from '../../core/coverage/judge-coverage.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { countTests, judgeTests, type ReportFile } from '../../core/test-report/judge-tests.ts';
import type { TestCounts } from '../../core/test-report/test-counts.ts';

/** The reports that were found; undefined where the input is empty. */
export interface Reports {
  readonly tests?: readonly ReportFile[];
  readonly alertTests?: readonly ReportFile[];
  readonly coverage?: readonly ReportFile[];
}

export interface GateResult {
  readonly coverage?: Coverage;
  readonly tests?: TestCounts;
  readonly alertTests?: TestCounts;
  /** Why nothing may be written; all reasons at once. */
  readonly problems: readonly Problem[];
  /** What the alert-only suites say: never a reason to stop. */
  readonly alerts: readonly Problem[];
}

/** Judges tests and coverage before the first write. */
export function judgeGates(reports: Reports, minimums: readonly CoverageMinimum[]): GateResult {
  const problems: Problem[] = [];
  const alerts: Problem[] = [];
  const tests = counts(reports.tests, problems);
  const alertTests = counts(reports.alertTests, alerts);
  let coverage: Coverage | undefined;
  if (reports.coverage !== undefined) {
    const measured = measureCoverage(reports.coverage);
    if (measured.ok) {
      coverage = measured.value;
      problems.push(...judgeCoverage(measured.value, minimums));
    } else problems.push(measured.error);
  } else if (minimums.length > 0) {
    problems.push(noCoverage('min-coverage is set, and the input coverage names no report', 'input "coverage"'));
  }
  return { problems, alerts, ...present({ tests, alertTests, coverage }) };
}

function counts(files: readonly ReportFile[] | undefined, problems: Problem[]): TestCounts | undefined {
  if (files === undefined) return undefined;
  const counted = countTests(files);
  if (!counted.ok) {
    problems.push(counted.error);
    return undefined;
  }
  const problem = judgeTests(
    counted.value,
    files.map(({ path }) => path),
  );
  if (problem !== undefined) problems.push(problem);
  return counted.value;
}
