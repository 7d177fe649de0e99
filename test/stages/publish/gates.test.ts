import { describe, expect, test } from '@jest/globals';
import { parseMinimum } from '../../../src/core/coverage/judge-coverage.ts';
import { judgeGates, type Reports } from '../../../src/stages/publish/gates.ts';

const junit = (inner: string) => [{ path: 'unit.xml', text: `<testsuite>${inner}</testsuite>` }];
const lcov = [{ path: 'lcov.info', text: 'SF:a\nDA:1,1\nDA:2,0\n' }];
const GREEN = junit('<testcase name="a"/>');
const RED = junit('<testcase name="a"><failure/></testcase>');

describe('tests and coverage', () => {
  test.each<[string, Reports, string, readonly string[], readonly string[]]>([
    ['nothing asked for passes', {}, '', [], []],
    ['green and covered', { tests: GREEN, coverage: lcov }, 'lines=50', [], []],
    ['coverage alone is measured, not judged', { coverage: lcov }, '', [], []],
    ['all reasons at once', { tests: RED, coverage: lcov }, 'lines=51', ['AP040', 'AP042'], []],
    ['red alert-only suites only warn', { tests: GREEN, alertTests: RED }, '', [], ['AP040']],
    ['alert-only suites without a test only warn', { alertTests: junit('') }, '', [], ['AP041']],
    ['an empty list of reports proves nothing', { tests: [] }, '', ['AP041'], []],
    ['unreadable reports', { tests: [{ path: 'a', text: '' }], coverage: [{ path: 'b', text: '' }] }, 'lines=1', ['AP041', 'AP043'], []],
    ['a minimum without a report never passes', { tests: GREEN }, 'lines=1', ['AP043'], []],
  ])('%s', (_, reports, minimum, problems, alerts) => {
    const result = judgeGates(reports, parseMinimum(minimum) ?? []);
    expect([result.problems.map(({ code }) => code), result.alerts.map(({ code }) => code)]).toEqual([problems, alerts]);
  });

  test('the counts are there also when they are the reason', () => {
    const result = judgeGates({ tests: RED, alertTests: GREEN, coverage: lcov }, parseMinimum('lines=99') ?? []);
    expect(result).toMatchObject({ tests: { failed: 1 }, alertTests: { passed: 1 }, coverage: { lines: { covered: 1, total: 2 } } });
  });
});
