import { describe, expect, test } from '@jest/globals';
import { summarize } from '../../../scripts/set-up/summary.mjs';

const results = (overrides: object) => ({
  numPassedTests: 0,
  numFailedTests: 0,
  numPendingTests: 0,
  numTodoTests: 0,
  numRuntimeErrorTestSuites: 0,
  testResults: [],
  ...overrides,
});

describe('the end of npm test', () => {
  test('is the count alone when all passed', () => {
    expect(summarize(results({ numPassedTests: 12 }), '/r')).toEqual({ passed: 12, failed: 0, skipped: 0, text: '12 passed, 0 failed\n' });
  });

  test('names each failed test and its file, and counts a file that did not load as a failure', () => {
    const testResults = [
      { name: '/r/test/a.test.ts', status: 'failed', assertionResults: [{ status: 'failed', fullName: 'a breaks', ancestorTitles: [] }] },
      { name: '/r/test/b.test.ts', status: 'failed', assertionResults: [] },
    ];
    const summary = summarize(results({ numPassedTests: 1, numFailedTests: 1, numRuntimeErrorTestSuites: 1, testResults }), '/r');
    expect(summary.text).toBe('failed: test/a.test.ts\n  a breaks\nfailed: test/b.test.ts\n  (the file did not run)\n1 passed, 2 failed\n');
  });

  test('says what was left out, how often and why', () => {
    const pending = (title: string) => ({ status: 'pending', fullName: title, ancestorTitles: [title] });
    const reason = 'the cluster (left out: --without-cluster)';
    const testResults = [
      { name: '/r/test/c.test.ts', status: 'passed', assertionResults: [pending(reason), pending(reason), pending('plain')] },
    ];
    const { text, skipped } = summarize(results({ numPassedTests: 4, numPendingTests: 3, testResults }), '/r');
    expect(skipped).toBe(3);
    expect(text).toBe('left out: 2 (--without-cluster)\nleft out: 1 (marked so in the test)\n4 passed, 0 failed, 3 skipped\n');
  });

  test('says so when nothing was run', () => {
    expect(summarize(results({}), '/r').text).toBe('no test was run\n0 passed, 0 failed\n');
  });
});
