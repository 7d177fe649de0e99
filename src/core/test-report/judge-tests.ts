import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { readJunit } from './read-junit.ts';
import { addCounts, NO_TESTS, ranTests, type TestCounts } from './test-counts.ts';

/** A report file: its path for messages, and its text. */
export interface ReportFile {
  readonly path: string;
  readonly text: string;
}

/** How many failed tests a message names. */
const NAMED = 10;

/** All reports together. An unreadable one is AP041: what cannot be read proves nothing. */
export function countTests(files: readonly ReportFile[]): Result<TestCounts, Problem> {
  let sum = NO_TESTS;
  for (const { path, text } of files) {
    const read = readJunit(text);
    if (!read.ok) return err(noTests(`${path} is no JUnit report: ${oneLine(read.error, 160)}`, path));
    sum = addCounts(sum, read.value);
  }
  return ok(sum);
}

/** The blocking gate: AP040 when a test failed, AP041 when none ran. Undefined when it passes. */
export function judgeTests(counts: TestCounts, paths: readonly string[]): Problem | undefined {
  const where = paths.join(', ');
  if (counts.failed > 0) {
    const named = counts.failures.slice(0, NAMED).map(({ name, message }) => oneLine(message === '' ? name : `${name} (${message})`, 160));
    const more = counts.failed > NAMED ? ` and ${counts.failed - NAMED} more` : '';
    return {
      code: 'AP040',
      fault: 'user',
      what: `${counts.failed} of ${ranTests(counts)} tests failed: ${named.join('; ')}${more}`,
      where,
      expected: 'no failed test',
      remedy: 'Repair the tests; a suite that may fail belongs to tests-alert.',
    };
  }
  return ranTests(counts) === 0 ? noTests('no test ran', where) : undefined;
}

/** AP041, also for reports that are not there. */
export const noTests = (what: string, where: string): Problem => ({
  code: 'AP041',
  fault: 'user',
  what,
  where,
  expected: 'JUnit reports with at least one test that ran',
  remedy: 'Check that the test step ran, and that the input tests names its reports.',
});
