import type { Clock } from './clock.ts';

/** A moment on the monotonic clock, passed down instead of a timeout, so that nested waits share one budget. */
export interface Deadline {
  /** Milliseconds left, never negative. */
  remaining(): number;
  passed(): boolean;
  /** The earlier of this deadline and one that starts now. */
  within(ms: number): Deadline;
}

/** A deadline `ms` milliseconds from now. */
export function deadlineIn(clock: Clock, ms: number): Deadline {
  return deadlineAt(clock, clock.monotonic() + ms);
}

function deadlineAt(clock: Clock, end: number): Deadline {
  return {
    remaining: () => Math.max(0, end - clock.monotonic()),
    passed: () => clock.monotonic() >= end,
    within: (ms) => deadlineAt(clock, Math.min(end, clock.monotonic() + ms)),
  };
}
