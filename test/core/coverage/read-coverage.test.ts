import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { type CoverageData, sumCoverage } from '../../../src/core/coverage/coverage.ts';
import { readCoverage } from '../../../src/core/coverage/read-coverage.ts';

/** `lines c/t branches c/t`, or the reason. */
const sum = (...texts: readonly string[]): string => {
  const reports: CoverageData[] = [];
  for (const text of texts) {
    const read = readCoverage(text);
    if (!read.ok) return read.error;
    reports.push(read.value);
  }
  return Object.entries(sumCoverage(reports))
    .map(([kind, { covered, total }]) => `${kind} ${covered}/${total}`)
    .join(' ');
};

const LCOV = 'TN:\nSF:a.ts\nDA:1,2\nDA:2,0\nDA:3,-1\nBRDA:1,0,0,1\nBRDA:1,0,1,-\nLF:99\nLH:99\nend_of_record\n';
const cobertura = (inner: string): string =>
  `<?xml version="1.0"?><!DOCTYPE coverage SYSTEM "http://x/coverage-04.dtd"><coverage line-rate="1"><packages><package><classes>${inner}</classes></package></packages></coverage>`;
const FINAL = JSON.stringify({
  'a.ts': {
    statementMap: { 0: { start: { line: 1 } }, 1: { start: { line: 1 } }, 2: { start: { line: 2 } } },
    s: { 0: 0, 1: 1, 2: 0 },
    b: { 0: [1, 0] },
  },
});
const SUMMARY = JSON.stringify({
  total: { lines: { total: 999, covered: 999 }, branches: { total: 0, covered: 0 } },
  'a.ts': { lines: { total: 10, covered: 7 }, branches: { total: 4, covered: 1 } },
  'b.ts': { lines: { total: 5, covered: 5 }, branches: { total: 0, covered: 0 } },
});

describe('each format', () => {
  test.each([
    ['lcov: its lines, not its totals', LCOV, 'lines 2/3 branches 1/2'],
    ['lcov with CRLF and a byte order mark', `\ufeff${LCOV.replaceAll('\n', '\r\n')}`, 'lines 2/3 branches 1/2'],
    ['lcov: a line that stands twice is one', 'SF:a\nDA:1,0\nDA:1,3\nend_of_record', 'lines 1/1'],
    [
      'Cobertura: lines by file, not line-rate',
      cobertura('<class filename="a"><lines><line number="1" hits="0"/><line number="2" hits="3"/></lines></class>'),
      'lines 1/2',
    ],
    [
      'Cobertura: two classes of one file share lines',
      cobertura(
        '<class filename="a"><lines><line number="1" hits="0"/></lines></class><class filename="a"><lines><line number="1" hits="1"/></lines></class>',
      ),
      'lines 1/1',
    ],
    [
      'Cobertura: branches',
      cobertura('<class filename="a"><lines><line number="1" hits="1" branch="true" condition-coverage="50% (1/2)"/></lines></class>'),
      'lines 1/1 branches 1/2',
    ],
    ['Istanbul final', FINAL, 'lines 1/2 branches 1/2'],
    ['Istanbul summary: its files, not its total', SUMMARY, 'lines 12/15 branches 1/4'],
    ['Go, by statements', 'mode: atomic\na.go:1.1,3.2 3 5\na.go:5.1,6.2 1 0\n', 'lines 3/4'],
    ['Go: a block that two packages report is one', 'mode: set\na.go:1.1,3.2 3 0\na.go:1.1,3.2 3 1\n', 'lines 3/3'],
  ])('%s', (_, text, expected) => {
    expect(sum(text)).toBe(expected);
  });
});

describe('several reports', () => {
  test.each([
    ['are united line by line', ['SF:a\nDA:1,1\nDA:2,0\n', 'SF:a\nDA:1,0\nDA:2,1\nDA:3,0\n'], 'lines 2/3'],
    ['of several formats too', ['SF:a\nDA:1,1\n', 'mode: set\nb.go:1.1,2.2 2 0\n'], 'lines 1/3'],
  ])('%s', (_, texts, expected) => {
    expect(sum(...texts)).toBe(expected);
  });
});

describe('what never counts as covered', () => {
  test.each([
    ['', 'it is none of lcov, Cobertura XML, Istanbul JSON (summary or final), Go cover profile'],
    ['hello', expect.stringContaining('it is none of')],
    ['<report name="jacoco"/>', expect.stringContaining('it is none of')],
    ['<coverage generated="1" clover="3.2"/>', expect.stringContaining('it is none of')],
    ['SF:a\nend_of_record\n', 'it measures nothing (0 of 0)'],
    ['mode: set\n', 'it measures nothing (0 of 0)'],
    ['<coverage/>', 'it measures nothing (0 of 0)'],
    ['{}', 'it measures nothing (0 of 0)'],
    ['{"a":', 'it is no JSON'],
    ['{"a":1}', 'a is no object'],
    ['{"a":{"lines":{"total":"NaN","covered":1}}}', 'a: lines is "", no whole number'],
    ['{"a":{"lines":{"total":1,"covered":2},"branches":{"total":0,"covered":0}}}', 'a: lines: 2 of 1'],
    ['SF:a\nDA:1,NaN\n', 'line 2: hit count is "NaN", no whole number'],
    ['SF:a\nDA:1\n', 'line 2: hit count is "", no whole number'],
    ['TN:\nDA:1,1\n', 'line 2: it stands before any SF line'],
    ['mode: set\na.go 1 1\n', 'line 2 is no block of a cover profile'],
    ['mode: set\na.go:1.1,2.2 x 1\n', 'line 2: statements is "x", no whole number'],
    [cobertura('<class filename="a"><line number="1" hits="1e9"/></class>'), 'a:1: hits is "1e9", no whole number'],
    [cobertura('<class filename="a"><line number="1" hits="1"/>'), expect.stringContaining('closes what is not open')],
  ])('%j', (text, reason) => {
    expect(sum(text)).toEqual(reason);
  });
});

describe('properties', () => {
  const start = fc.constantFrom(
    '',
    'SF:a\n',
    'TN:\nSF:a\nDA:',
    'mode: set\n',
    '<coverage>',
    '<coverage><class filename="a"><line ',
    '{"a":',
    '{"a":{"statementMap":',
  );
  test('any text is a measure with covered ≤ total, or a reason', () => {
    fc.assert(
      fc.property(start, fc.oneof(fc.string({ unit: 'binary' }), fc.json(), fc.constantFrom('1,1', '{}', '</coverage>')), (head, rest) => {
        const read = readCoverage(head + rest);
        if (!read.ok) return void expect(read.error).not.toBe('');
        for (const { covered, total } of Object.values(sumCoverage([read.value]))) {
          expect(Number.isSafeInteger(covered) && Number.isSafeInteger(total) && covered <= total && total > 0).toBe(true);
        }
      }),
      { numRuns: 2_000 },
    );
  });

  test('a report beside another never lowers what is covered, and order does not matter', () => {
    const report = fc
      .array(fc.record({ file: fc.constantFrom('a', 'b'), line: fc.nat(5), hits: fc.nat(2) }), { minLength: 1, maxLength: 10 })
      .map((rows) => rows.map(({ file, line, hits }) => `SF:${file}\nDA:${line},${hits}\nend_of_record`).join('\n'));
    fc.assert(
      fc.property(report, report, (one, other) => {
        const covered = (text: string): number => Number(/lines (\d+)/.exec(text)?.[1]);
        expect(sum(one, other)).toBe(sum(other, one));
        expect(sum(one, one)).toBe(sum(one));
        expect(covered(sum(one, other))).toBeGreaterThanOrEqual(Math.max(covered(sum(one)), covered(sum(other))));
      }),
    );
  });
});

test('a hostile head is judged in a moment', () => {
  const start = performance.now();
  expect(sum('<coverage '.repeat(200_000))).toEqual(expect.any(String));
  expect(sum(`mode: set\n${'1:'.repeat(100_000)}`)).toBe('line 2 is no block of a cover profile');
  expect(performance.now() - start).toBeLessThan(15_000);
});
