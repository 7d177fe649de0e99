import { describe, expect, test } from '@jest/globals';
import { countTests, judgeTests } from '../../../src/core/test-report/judge-tests.ts';
import { NO_TESTS, type TestCounts } from '../../../src/core/test-report/test-counts.ts';

const counted = (more: Partial<TestCounts>): TestCounts => ({ ...NO_TESTS, ...more });
const failures = (count: number) => Array.from({ length: count }, (_, index) => ({ name: `test ${index}`, message: '' }));

describe('reports together', () => {
  const suite = (inner: string) => `<testsuite>${inner}</testsuite>`;

  test('add up', () => {
    const files = [
      { path: 'a.xml', text: suite('<testcase name="a"/><testcase name="b"><failure message="no"/></testcase>') },
      { path: 'b.xml', text: suite('<testcase name="c"><skipped/></testcase><testcase name="d"><flakyError/></testcase>') },
    ];
    expect(countTests(files)).toEqual({
      ok: true,
      value: { passed: 2, failed: 1, skipped: 1, flaky: 1, failures: [{ name: 'b', message: 'no' }] },
    });
  });

  test('one that cannot be read spoils all: AP041 with its path', () => {
    const read = countTests([
      { path: 'a.xml', text: suite('<testcase name="a"/>') },
      { path: 'b.xml', text: '<testsuite>' },
    ]);
    expect(read).toMatchObject({
      ok: false,
      error: { code: 'AP041', where: 'b.xml', what: 'b.xml is no JUnit report: line 1: <testsuite> is not closed' },
    });
  });
});

describe('the gate', () => {
  test.each<[string, TestCounts, string | undefined]>([
    ['passes', counted({ passed: 3, skipped: 2 }), undefined],
    ['passes flaky tests', counted({ passed: 1, flaky: 1 }), undefined],
    ['stops when nothing ran', counted({ skipped: 5 }), 'AP041 no test ran'],
    ['stops when there is nothing', NO_TESTS, 'AP041 no test ran'],
    ['names failures', counted({ passed: 2, failed: 1, failures: [{ name: 'a', message: 'no' }] }), 'AP040 1 of 3 tests failed: a (no)'],
    [
      'names at most ten',
      counted({ failed: 12, failures: failures(12) }),
      `AP040 12 of 12 tests failed: ${failures(10)
        .map(({ name }) => name)
        .join('; ')} and 2 more`,
    ],
    [
      'keeps what a report says in one harmless line',
      counted({ failed: 1, failures: [{ name: '::error::x\n##[error]y', message: 'z'.repeat(500) }] }),
      expect.stringMatching(/^AP040 1 of 1 tests failed: :\u200d:error::x #\u200d#\[error\]y \(z{100,}…$/) as unknown as string,
    ],
  ])('%s', (_, counts, expected) => {
    const problem = judgeTests(counts, ['a.xml', 'b.xml']);
    expect(problem && `${problem.code} ${problem.what}`).toEqual(expected);
    expect(problem?.where ?? 'a.xml, b.xml').toBe('a.xml, b.xml');
  });
});
