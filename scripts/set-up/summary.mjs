// From jest's results to what a person and a machine read last.
import { relative } from 'node:path';

const LEFT_OUT = /\(left out: (.*)\)$/;

/** Counts jest's results; a file that does not load counts as one failure. `text` ends with the line `N passed, N failed[, N skipped]`. */
export const summarize = (results, root) => {
  const passed = results.numPassedTests;
  const failed = results.numFailedTests + results.numRuntimeErrorTestSuites;
  const skipped = results.numPendingTests + results.numTodoTests;
  const lines = [];
  for (const file of results.testResults.filter(({ status }) => status === 'failed')) {
    const titles = file.assertionResults.filter(({ status }) => status === 'failed').map(({ fullName }) => `  ${fullName}`);
    lines.push(`failed: ${relative(root, file.name)}`, ...(titles.length > 0 ? titles : ['  (the file did not run)']));
  }
  for (const [reason, count] of reasons(results)) lines.push(`left out: ${count} (${reason})`);
  if (passed + failed === 0) lines.push('no test was run');
  const last = `${passed} passed, ${failed} failed${skipped > 0 ? `, ${skipped} skipped` : ''}`;
  return { passed, failed, skipped, text: `${[...lines, last].join('\n')}\n` };
};

const reasons = (results) => {
  const counts = new Map();
  for (const { ancestorTitles, status } of results.testResults.flatMap(({ assertionResults }) => assertionResults)) {
    if (status !== 'pending' && status !== 'todo') continue;
    const reason = ancestorTitles.map((title) => LEFT_OUT.exec(title)?.[1]).find(Boolean) ?? 'marked so in the test';
    counts.set(reason, (counts.get(reason) ?? 0) + 1);
  }
  return counts;
};
