import { describe, expect, test } from '@jest/globals';
import { answersNeeded } from '../../../src/core/served-version/fresh-answers.ts';
import { EMPTY_TALLY, judgeEdge, tally } from '../../../src/core/served-version/judge-edge.ts';

test.each([
  [1, [1, 9, 10]],
  [2, [8, 9, 10]],
  [3, [14, 15, 17]],
  [4, [19, 21, 24]],
  [10, [51, 57, 64]],
])('%d backends: %j answers in a row', (replicas, needed) => {
  expect([0, 1, 2].map((stale) => answersNeeded(replicas, stale))).toEqual(needed);
});

test('without a stale answer three hundred are enough; after one there is no such cap', () => {
  expect(answersNeeded(200, 0)).toBe(300);
  expect(answersNeeded(200, 1)).toBeGreaterThan(1_000);
});

/** A small generator, so that the trials are the same each time (mulberry32). */
function seeded(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

const served = { path: '/v', from: { kind: 'body' }, match: 'exact', via: ['edge'], settleMs: 0 } as const;
const said = (text: string) => ({ kind: 'answer', status: 200, headers: {}, text, durationMs: 1 }) as const;

/** One smoke test of an edge with `backends` of which the first is stale for ever: passes falsely, or gives up after about 30 s of back-off. */
function falselyPasses(backends: number, random: () => number): boolean {
  let now = EMPTY_TALLY;
  for (let batch = 0, elapsed = 0; elapsed < 30_000; batch++) {
    const { proved, missing } = judgeEdge(now, backends, undefined);
    if (proved) return true;
    for (let n = 0; n < missing; n++) now = tally(now, said(random() < 1 / backends ? 'old' : 'new'), served, 'new');
    elapsed += Math.min(10_000, 500 * 2 ** batch) * 0.75;
  }
  return false;
}

describe('a permanently stale backend', () => {
  test.each([2, 4])('of %d passes falsely in at most 1.5 of 100 trials, whatever the retries', (backends) => {
    const random = seeded(backends * 7_919);
    const passes = Array.from({ length: 1_000 }, () => falselyPasses(backends, random)).filter(Boolean).length;
    expect(passes).toBeLessThanOrEqual(15);
  });

  test('a healthy edge is believed with the first batch', () => {
    let now = EMPTY_TALLY;
    const { missing } = judgeEdge(now, 4, undefined);
    for (let n = 0; n < missing; n++) now = tally(now, said('new'), served, 'new');
    expect(judgeEdge(now, 4, undefined).proved).toBe(true);
  });
});

test('answers are counted by what they said, and a cache is recognised', () => {
  let now = tally(EMPTY_TALLY, said('new'), served, 'new');
  now = tally(now, { ...said('old'), headers: { age: '312', via: 'cdn' } }, served, 'new');
  now = tally(now, { kind: 'no-answer', code: 'ECONNRESET', message: 'reset', durationMs: 1 }, served, 'new');
  now = tally(now, { ...said(''), status: 503 }, served, 'new');
  expect(now).toEqual({
    histogram: { new: 1, old: 1, ECONNRESET: 1, 'answered 503': 1 },
    stale: 1,
    row: 0,
    spent: 1,
    total: 4,
    lastStale: { version: 'old', cached: 'age: 312, via: cdn' },
    lastTrouble: 'version endpoint /v answered 503',
  });
});
