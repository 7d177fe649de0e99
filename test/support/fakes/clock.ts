import type { Clock } from '../../../src/core/clock/clock.ts';

/** A clock that moves only when something sleeps on it, or when a test says so. */
export interface FakeClock extends Clock {
  advance(ms: number): void;
  /** Every sleep so far, in milliseconds. */
  readonly slept: readonly number[];
}

/** A fake clock that starts at `start`; a sleep takes no real time. */
export function fakeClock(start = '2026-11-24T12:00:00Z'): FakeClock {
  let elapsed = 0;
  const slept: number[] = [];
  const origin = Date.parse(start);
  return {
    slept,
    now: () => new Date(origin + elapsed),
    monotonic: () => elapsed,
    advance: (ms) => {
      elapsed += ms;
    },
    sleep: async (ms, signal) => {
      signal?.throwIfAborted();
      slept.push(ms);
      elapsed += ms;
      await Promise.resolve();
      signal?.throwIfAborted();
    },
  };
}
