import { describe, expect, test } from '@jest/globals';
import type { DeploymentRecord, DeploymentResult, SmokeWord } from '../../../src/core/deployment-record/record.ts';
import type { CheckOutcome, SmokeReport } from '../../../src/core/smoke/report.ts';
import { buildRecord, rollbackOf, smokeOf, statusOf } from '../../../src/stages/record/decide.ts';
import { aRecord, NEW_DIGEST, OLD_DIGEST } from '../../support/builders/deployment-record.ts';

const smoke = (verdict: SmokeWord): DeploymentRecord['smoke'] => ({ verdict, passed: 0, failed: 0 });

describe('our status on the deployment', () => {
  test.each<[DeploymentResult, SmokeWord, string, string]>([
    ['succeeded', 'pass', 'success', 'pass'],
    ['succeeded', 'inconclusive', 'success', 'none'],
    ['unchanged', 'pass', 'success', 'pass'],
    ['failed', 'fail', 'failure', 'fail'],
    ['failed', 'none', 'failure', 'none'],
    ['failed', 'inconclusive', 'failure', 'fail'],
    ['rolled-back', 'fail', 'failure', 'fail'],
    ['rollback-failed', 'fail', 'failure', 'fail'],
    ['cancelled', 'none', 'failure', 'none'],
  ])('of %s with smoke %s is %s, smoke=%s', (result, verdict, state, word) => {
    const status = statusOf(aRecord({ result, smoke: smoke(verdict) }), 'https://shop.example');
    expect([status.state, status.description]).toEqual([state, `tidegate/1 shop ${NEW_DIGEST} smoke=${word}`]);
    expect(status.environmentUrl).toBe(state === 'success' ? 'https://shop.example' : undefined);
  });

  test('without a digest says so', () => {
    const { digest: _, ...record } = aRecord({ images: [{ name: 'a' }, { name: 'b' }] });
    expect(statusOf(record, undefined).description).toBe('tidegate/1 shop - smoke=pass');
  });
});

describe('the deployment of a rollback', () => {
  const rollback = { revision: 6, to: 4, reason: 'x'.repeat(900), smoke: 'pass', commit: '4'.repeat(40), digest: OLD_DIGEST } as const;

  test('is none when nothing was taken back', () => expect(rollbackOf(aRecord(), undefined)).toBeUndefined());

  test('is of the commit that came back; its payload names what was left, and the reason, cut', () => {
    const made = rollbackOf(aRecord({ result: 'rolled-back', rollback }), undefined);
    expect(made?.deployment).toMatchObject({ task: 'rollback', ref: '4'.repeat(40), environment: 'production' });
    expect(made?.deployment.payload).toMatchObject({ left: { digest: NEW_DIGEST, revision: 5 }, reason: 'x'.repeat(500) });
    expect(made?.status).toMatchObject({ state: 'success', description: `tidegate/1 shop ${OLD_DIGEST} smoke=pass` });
  });

  test.each<[SmokeWord, string, string]>([
    ['fail', 'failure', 'fail'],
    ['inconclusive', 'failure', 'fail'],
    ['none', 'success', 'none'],
  ])('whose second smoke test says %s is %s', (word, state, told) => {
    const made = rollbackOf(aRecord({ rollback: { ...rollback, smoke: word } }), undefined);
    expect([made?.status.state, made?.status.description]).toEqual([state, `tidegate/1 shop ${OLD_DIGEST} smoke=${told}`]);
  });

  test('of a version that no record knows stands at the commit that it took the place of, and claims no digest', () => {
    const { commit: _, digest: __, ...unknown } = rollback;
    const record = aRecord({ rollback: unknown });
    const made = rollbackOf(record, undefined);
    expect([made?.deployment.ref, made?.status.description]).toEqual([record.commit, 'tidegate/1 shop - smoke=pass']);
  });
});

describe('what is kept of a smoke test', () => {
  const outcome = (name: string, verdict: CheckOutcome['verdict'], severity: CheckOutcome['severity'] = 'block'): CheckOutcome => ({
    ...{ name, verdict, severity, why: '', attempts: 1, durationMs: 1, target: 'pods', lastAnswers: [] },
  });
  const report = (outcomes: readonly CheckOutcome[]): SmokeReport => ({
    ...{ version: 'smoke-report/v1', verdict: 'fail', startedAt: '', durationMs: 1, expected: {}, weaker: [], histogram: {}, timeline: [] },
    ...{ traceId: '', traceparent: '', outcomes },
  });

  test('counts what blocks, and names the given checks that passed', () => {
    const outcomes = [
      outcome('every replica is new', 'pass'),
      outcome('home', 'pass'),
      outcome('cart', 'flaky'),
      outcome('checkout', 'fail'),
      outcome('search', 'inconclusive'),
      outcome('ads', 'fail', 'alert'),
      outcome('banner', 'pass', 'alert'),
      outcome('later', 'skipped'),
    ];
    expect(smokeOf(report(outcomes), ['home', 'cart', 'checkout', 'search', 'ads', 'banner', 'later'])).toEqual({
      verdict: 'fail',
      passed: 3,
      failed: 2,
      checks: ['home', 'cart'],
    });
  });

  test('keeps the version that was proved, for the day it comes back', () => {
    expect(smokeOf({ ...report([]), servedVersion: '1.4.2' }, [])).toMatchObject({ served: '1.4.2' });
  });
});

test('the record holds what is known, no undefined, and the time it took', () => {
  const { durationMs: _, version: __, approvals: ___, startedAt, finishedAt, ...rest } = aRecord();
  const record = buildRecord({
    ...rest,
    gate: { decision: '{"verdict":"open"}', approvals: [{ user: 'bob' }] },
    startedAt: new Date(startedAt),
    finishedAt: new Date(finishedAt),
  });
  expect(record).toEqual({ ...aRecord(), window: '{"verdict":"open"}' });
  expect(JSON.parse(JSON.stringify(record))).toEqual(record);
});
