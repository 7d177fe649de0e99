import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { deadlineIn } from '../../../src/core/clock/deadline.ts';
import { backoffDelay, DEFAULT_BACKOFF, type Judgement, retry } from '../../../src/core/retry/retry.ts';
import { retryAfterMs } from '../../../src/core/retry/retry-after.ts';
import { fakeClock } from '../../support/fakes/clock.ts';

const again: Judgement = { kind: 'retry' };

function failing(times: number): { attempt: (n: number) => Promise<string>; calls: number[] } {
  const calls: number[] = [];
  return {
    calls,
    attempt: async (n) => {
      calls.push(n);
      if (n <= times) throw new Error(`failure ${n}`);
      return 'done';
    },
  };
}

describe('retry', () => {
  test('goes on until it works, with growing waits', async () => {
    const clock = fakeClock();
    const { attempt, calls } = failing(3);
    const result = await retry(attempt, { clock, deadline: deadlineIn(clock, 60_000), random: () => 0.999, judge: () => again });
    expect([result, calls, clock.slept.map(Math.round)]).toEqual(['done', [1, 2, 3, 4], [500, 999, 1998]]);
  });

  test('a final error ends it at once', async () => {
    const clock = fakeClock();
    const { attempt, calls } = failing(9);
    const options = { clock, deadline: deadlineIn(clock, 60_000), random: () => 0.5, judge: (): Judgement => ({ kind: 'final' }) };
    await expect(retry(attempt, options)).rejects.toThrow('failure 1');
    expect(calls).toEqual([1]);
  });

  test('attempts are counted', async () => {
    const clock = fakeClock();
    const { attempt, calls } = failing(99);
    await expect(retry(attempt, { clock, deadline: deadlineIn(clock, 600_000), random: () => 0.5, judge: () => again })).rejects.toThrow(
      'failure 6',
    );
    expect(calls).toHaveLength(DEFAULT_BACKOFF.attempts);
  });

  test('a wait that would pass the deadline is not begun', async () => {
    const clock = fakeClock();
    const { attempt, calls } = failing(99);
    const judge = (): Judgement => ({ kind: 'retry', afterMs: 30_000 });
    await expect(retry(attempt, { clock, deadline: deadlineIn(clock, 20_000), random: () => 0, judge })).rejects.toThrow('failure 1');
    expect([calls, clock.slept]).toEqual([[1], []]);
  });

  test('the other side says when', async () => {
    const clock = fakeClock();
    const { attempt } = failing(1);
    await retry(attempt, { clock, deadline: deadlineIn(clock, 60_000), random: () => 0, judge: () => ({ kind: 'retry', afterMs: 7_000 }) });
    expect(clock.slept).toEqual([7_000]);
  });

  test('a cancelled job stops waiting', async () => {
    const clock = fakeClock();
    const controller = new AbortController();
    const { attempt } = failing(99);
    const options = { clock, deadline: deadlineIn(clock, 60_000), random: () => 0.5, judge: () => again, signal: controller.signal };
    await expect(retry(attempt, { ...options, onRetry: () => controller.abort(new Error('cancelled')) })).rejects.toThrow('cancelled');
  });
});

test('the wait never passes its ceiling', () => {
  fc.assert(
    fc.property(fc.integer({ min: 2, max: 60 }), fc.double({ min: 0, max: 0.9999, noNaN: true }), (next, random) => {
      const wait = backoffDelay(DEFAULT_BACKOFF, next, random);
      expect(wait).toBeGreaterThanOrEqual(0);
      expect(wait).toBeLessThanOrEqual(DEFAULT_BACKOFF.maxMs);
    }),
  );
});

test.each([
  ['7', 7_000],
  ['Tue, 24 Nov 2026 12:00:30 GMT', 30_000],
  ['Tue, 24 Nov 2026 11:00:00 GMT', 0],
  ['soon', undefined],
  [undefined, undefined],
])('Retry-After: %s', (header, ms) => {
  expect(retryAfterMs(header, new Date('2026-11-24T12:00:00Z'))).toBe(ms);
});
