import type { Clock } from '../clock/clock.ts';
import type { Deadline } from '../clock/deadline.ts';

/** How attempts are spaced: exponential with full jitter, as in "Exponential Backoff and Jitter" (AWS Architecture Blog, 2015). */
export interface Backoff {
  readonly attempts: number;
  readonly baseMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

/** Six tries from half a second, at most 20 s apart. */
export const DEFAULT_BACKOFF: Backoff = { attempts: 6, baseMs: 500, factor: 2, maxMs: 20_000 };

/** What to do after an attempt failed: give up, or try again (not before `afterMs`, when the other side said so). */
export type Judgement = { readonly kind: 'final' } | { readonly kind: 'retry'; readonly afterMs?: number };

/** The wait before attempt `next` (2 = the first repetition), in milliseconds; `random` is in [0, 1). */
export function backoffDelay(backoff: Backoff, next: number, random: number): number {
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** (next - 2));
  return ceiling * random;
}

export interface RetryOptions {
  readonly clock: Clock;
  readonly deadline: Deadline;
  readonly random: () => number;
  readonly judge: (error: unknown) => Judgement;
  readonly backoff?: Backoff;
  readonly signal?: AbortSignal;
  readonly onRetry?: (attempt: number, error: unknown, waitMs: number) => void;
}

/**
 * Runs `attempt` (given its number from 1) until it succeeds, the judge says final, the attempts are used up or the deadline would pass.
 * Throws the last error.
 */
export async function retry<T>(attempt: (n: number) => Promise<T>, options: RetryOptions): Promise<T> {
  const backoff = options.backoff ?? DEFAULT_BACKOFF;
  for (let n = 1; ; n++) {
    try {
      return await attempt(n);
    } catch (error) {
      const judgement = options.judge(error);
      if (judgement.kind === 'final' || n >= backoff.attempts || options.signal?.aborted) throw error;
      const wait = Math.max(judgement.afterMs ?? 0, backoffDelay(backoff, n + 1, options.random()));
      if (wait >= options.deadline.remaining()) throw error;
      options.onRetry?.(n, error, wait);
      await options.clock.sleep(wait, options.signal);
    }
  }
}
