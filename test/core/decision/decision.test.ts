import { describe, expect, test } from '@jest/globals';
import { type Decision, formatDecision, judgeDecision, parseDecision } from '../../../src/core/decision/decision.ts';

const decision: Decision = {
  environment: 'production',
  service: 'shop',
  digest: `sha256:${'a'.repeat(64)}`,
  sha: '1'.repeat(40),
  verdict: 'open',
  validUntil: '2026-11-24T12:30:00.000Z',
  policySha: '2'.repeat(40),
  runId: '77',
};
const intent = { environment: 'production', service: 'shop', digest: decision.digest, runId: '77', now: new Date('2026-11-24T12:00:00Z') };

test('survives its one-line form, below one kB', () => {
  const text = formatDecision(decision);
  expect(text).not.toContain('\n');
  expect(text.length).toBeLessThan(1_000);
  expect(parseDecision(text)).toEqual({ ok: true, value: decision });
});

test.each([
  ['', 'it is no JSON'],
  ['[]', '"environment" is missing'],
  ['null', 'it is no JSON object'],
  [formatDecision(decision).replace('"open"', '"maybe"'), 'verdict is "maybe"'],
  [formatDecision(decision).replace('2026-11-24T12:30:00.000Z', 'later'), '"valid-until" is no time'],
])('%s is refused', (text, why) => {
  const read = parseDecision(text);
  expect(read.ok ? '' : `${read.error.code} ${read.error.what}`).toBe(`DW080 the gate's decision cannot be read: ${why}`);
});

describe('judged against what is about to happen', () => {
  test('open, in time, for the same things: allowed', () => {
    expect(judgeDecision(decision, intent).ok).toBe(true);
    expect(judgeDecision({ ...decision, verdict: 'overridden' }, intent).ok).toBe(true);
    expect(judgeDecision({ ...decision, digest: '' }, intent).ok).toBe(true);
  });

  test.each([
    ['verdict', { verdict: 'deferred' as const }, 'its verdict is "deferred"'],
    ['time', { validUntil: '2026-11-24T11:59:59.000Z' }, 'it was valid until 2026-11-24T11:59:59.000Z'],
    ['environment', { environment: 'staging' }, 'it is for environment "staging", not "production"'],
    ['service', { service: 'cart' }, 'it is for service "cart", not "shop"'],
    ['run', { runId: '78' }, 'it is for run "78", not "77"'],
  ])('another %s: DW080', (_, change, why) => {
    const judged = judgeDecision({ ...decision, ...change }, intent);
    expect(judged.ok ? '' : judged.error.what).toBe(`the gate's decision does not allow this deployment: ${why}`);
  });

  test('all reasons at once', () => {
    const judged = judgeDecision({ ...decision, verdict: 'closed', runId: '1' }, intent);
    expect(judged.ok ? '' : judged.error.what).toContain('its verdict is "closed"; it is for run "1"');
  });
});
