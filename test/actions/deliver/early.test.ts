import { describe, expect, test } from '@jest/globals';
import { modeProblems } from '../../../src/actions/deliver/early.ts';
import { secondSmokeMs, timeNeededMs } from '../../../src/actions/deliver/times.ts';

const minutes = (count: number): number => count * 60_000;

describe('what a mode asks for', () => {
  test.each([
    ['deliver', { chart: 'chart' }, []],
    ['deliver', { manifests: ['k8s/'] }, []],
    ['deliver', {}, ['WF002 neither']],
    ['deliver', { chart: 'chart', manifests: ['k8s/'] }, ['WF002 both']],
    ['deliver', { chart: 'chart', reason: 'because of that', to: '7' }, ['IN006 reason', 'IN006 to']],
    ['rollback', { reason: 'checkout fails' }, []],
    ['rollback', { reason: 'checkout fails', to: '7' }, []],
    ['rollback', {}, ['IN002 reason']],
    ['rollback', { reason: 'too short' }, ['IN003 reason']],
    ['status', {}, []],
  ] as const)('%s with %j', (mode, given, expected) => {
    const problems = modeProblems({ mode, to: 'last-verified', chart: undefined, manifests: [], reason: undefined, ...given });
    expect(problems.map(({ code, what }) => `${code} ${/input "(\w+)"|(neither|both)/.exec(what)?.slice(1).find(Boolean)}`)).toEqual(
      expected,
    );
  });
});

describe('the time that a delivery needs', () => {
  const inputs = {
    lockTimeout: minutes(5),
    timeout: minutes(5),
    smokeTimeout: minutes(5),
    rollbackTimeout: minutes(4),
    timeNeeded: undefined,
  };

  test('is the sum of its deadlines, the way back among them: 21 minutes by default', () => {
    expect(timeNeededMs(inputs)).toBe(minutes(21));
    expect(timeNeededMs({ ...inputs, smokeTimeout: minutes(1) })).toBe(minutes(16));
  });

  test('is what the input says', () => expect(timeNeededMs({ ...inputs, timeNeeded: minutes(3) })).toBe(minutes(3)));

  test('the second smoke test is short', () => {
    expect([secondSmokeMs({ smokeTimeout: minutes(10) }), secondSmokeMs({ smokeTimeout: 30_000 })]).toEqual([minutes(2), 30_000]);
  });
});
