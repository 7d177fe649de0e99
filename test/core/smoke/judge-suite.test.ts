import { expect, test } from '@jest/globals';
import { judgeSuite } from '../../../src/core/smoke/judge-suite.ts';
import type { CheckOutcome, OutcomeVerdict } from '../../../src/core/smoke/report.ts';

const one = (verdict: OutcomeVerdict, severity: 'block' | 'alert' = 'block'): CheckOutcome => ({
  name: `${severity} ${verdict}`,
  severity,
  verdict,
  why: '',
  attempts: 1,
  durationMs: 1,
  target: 'shop.example',
  lastAnswers: [],
});

test.each<[string, readonly CheckOutcome[], number | undefined, string, string]>([
  ['all green', [one('pass'), one('flaky')], undefined, 'pass', '2 passed'],
  ['one red', [one('pass'), one('fail'), one('inconclusive')], undefined, 'fail', '1 of 3 failed'],
  ['one unclear', [one('pass'), one('inconclusive')], undefined, 'inconclusive', '1 of 2 inconclusive'],
  ['a red alert only warns', [one('pass'), one('fail', 'alert')], undefined, 'pass', '1 passed'],
  ['a red alert beside a red check', [one('fail'), one('fail', 'alert')], undefined, 'fail', '1 of 2 failed'],
  ['only alerts prove nothing', [one('pass', 'alert')], undefined, 'inconclusive', 'nothing was proved'],
  ['nothing proves nothing', [], undefined, 'inconclusive', 'nothing was proved'],
  ['skipped proves nothing', [one('skipped')], undefined, 'inconclusive', 'nothing was proved'],
  ['too many flaky', [one('pass'), one('flaky'), one('flaky')], 1, 'fail', '2 flaky checks, allowed are 1'],
  ['flaky within the limit', [one('pass'), one('flaky')], 1, 'pass', '2 passed'],
])('%s', (_, outcomes, maxFlaky, verdict, why) => {
  expect(judgeSuite(outcomes, maxFlaky)).toMatchObject({ verdict, why });
});
