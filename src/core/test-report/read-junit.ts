import { err, ok, type Result } from '../result/result.ts';
import { readXml, XmlError } from '../xml/read-xml.ts';
import type { FailedTest, TestCounts } from './test-counts.ts';

/** What has been seen of the case that is open. */
interface OpenCase {
  readonly name: string;
  failure?: string;
  skipped?: true;
  flaky?: true;
}

/**
 * Counts the `<testcase>` elements of a JUnit report: the totals of suites are not believed, since they contradict the cases in practice.
 * `flakyFailure` and `flakyError` (Surefire) mark a case that passed at last. A suite that has no case but says it failed counts as one
 * failure, because a crash before the first test leaves just that. The reason is one line with the place.
 */
export function readJunit(text: string): Result<TestCounts, string> {
  const seen = { passed: 0, skipped: 0, flaky: 0, failures: [] as FailedTest[] };
  const suites: { name: string; cases: number; failed: number }[] = [];
  let current: OpenCase | undefined;
  let root = true;
  try {
    for (const event of readXml(text)) {
      if (event.kind === 'open') {
        const { name, attributes } = event;
        if (root && name !== 'testsuites' && name !== 'testsuite') return err(`its root is <${name}>, not <testsuites> or <testsuite>`);
        root = false;
        if (name === 'testsuite') suites.push({ name: attributes.get('name') ?? '', cases: 0, failed: failuresOf(attributes) });
        else if (name === 'testcase') current = { name: caseName(attributes) };
        else if (current !== undefined) mark(current, name, attributes);
      } else if (event.kind === 'close' && event.name === 'testcase' && current !== undefined) {
        count(seen, current);
        for (const suite of suites) suite.cases++;
        current = undefined;
      } else if (event.kind === 'close' && event.name === 'testsuite') {
        const suite = suites.pop();
        if (suite !== undefined && suite.cases === 0 && suite.failed > 0) {
          seen.failures.push({ name: suite.name, message: `the suite says ${suite.failed} failed and lists no case` });
          for (const outer of suites) outer.cases++;
        }
      }
    }
  } catch (error) {
    if (error instanceof XmlError) return err(error.message);
    throw error;
  }
  return ok({ ...seen, failed: seen.failures.length });
}

function mark(open: OpenCase, element: string, attributes: ReadonlyMap<string, string>): void {
  if (element === 'failure' || element === 'error') open.failure ??= attributes.get('message') ?? attributes.get('type') ?? '';
  if (element === 'skipped') open.skipped = true;
  if (element === 'flakyFailure' || element === 'flakyError') open.flaky = true;
}

function count(seen: { passed: number; skipped: number; flaky: number; failures: FailedTest[] }, one: OpenCase): void {
  if (one.failure !== undefined) seen.failures.push({ name: one.name, message: one.failure });
  else if (one.skipped) seen.skipped++;
  else {
    seen.passed++;
    if (one.flaky) seen.flaky++;
  }
}

const caseName = (attributes: ReadonlyMap<string, string>): string =>
  [attributes.get('classname'), attributes.get('name')].filter((part) => part !== undefined && part !== '').join(' › ');

function failuresOf(attributes: ReadonlyMap<string, string>): number {
  const number = (name: string): number => (/^\d{1,9}$/.test(attributes.get(name) ?? '') ? Number(attributes.get(name)) : 0);
  return number('failures') + number('errors');
}
