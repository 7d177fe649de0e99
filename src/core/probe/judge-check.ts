import { formatDuration } from '../clock/duration.ts';
import type { Check, CheckBackoff } from './check.ts';
import type { Attempt } from './judge-answer.ts';

/** An attempt with its time, in milliseconds since the smoke test began. */
export interface TimedAttempt extends Attempt {
  readonly atMs: number;
}

/** How a check ended, or that it goes on. */
export type CheckVerdict =
  | { readonly kind: 'again'; readonly waitMs: number }
  | { readonly kind: 'pass' }
  /** Passed after failed attempts. */
  | { readonly kind: 'flaky'; readonly failures: number }
  | { readonly kind: 'fail'; readonly code: 'ST020' | 'ST022' | 'ST060'; readonly why: string }
  | { readonly kind: 'inconclusive'; readonly why: string };

export interface CheckRules {
  /** An answer that is plainly wrong fails the check after so many milliseconds and five times in a row. */
  readonly failAfterMs: number;
  readonly backoff: CheckBackoff;
  /** Milliseconds until the deadline. */
  readonly remainingMs: number;
  readonly deadlineMs: number;
  /** In [0, 1). */
  readonly random: number;
}

const TIMES_IN_A_ROW = 5;

/** Judges a check by all its attempts so far, of a version that is proved. Pure: the same attempts give the same verdict. */
export function judgeCheck(check: Check, attempts: readonly TimedAttempt[], rules: CheckRules): CheckVerdict {
  const last = attempts.at(-1);
  if (last === undefined) return { kind: 'again', waitMs: 0 };
  const failures = attempts.filter(({ kind }) => kind !== 'met').length;
  switch (last.kind) {
    case 'met':
      return failures === 0 ? { kind: 'pass' } : { kind: 'flaky', failures };
    case 'no-way':
      return { kind: 'inconclusive', why: last.why };
    case 'final':
      return { kind: 'fail', code: last.cause === 'denied' ? 'ST060' : 'ST022', why: last.why };
    case 'unmet': {
      const row = inARow(attempts);
      const span = last.atMs - (row[0]?.atMs ?? last.atMs);
      const settled = row.length >= TIMES_IN_A_ROW && span >= rules.failAfterMs;
      if (check.retry === 'never' || settled) return { kind: 'fail', code: 'ST022', why: unmetWords(last, row.length, span) };
      return again(attempts, last, rules);
    }
    case 'transient':
      if (check.retry === 'never') return { kind: 'fail', code: 'ST022', why: last.why };
      return again(attempts, last, rules);
  }
}

function again(attempts: readonly TimedAttempt[], last: TimedAttempt, rules: CheckRules): CheckVerdict {
  const { backoff } = rules;
  const ceiling = Math.min(backoff.maxMs, backoff.baseMs * backoff.factor ** (attempts.length - 1));
  const waitMs = Math.max(last.afterMs ?? 0, ceiling * (0.5 + rules.random / 2));
  if (waitMs < rules.remainingMs) return { kind: 'again', waitMs };
  return {
    kind: 'fail',
    code: 'ST020',
    why: `deadline ${formatDuration(rules.deadlineMs)} reached after ${attempts.length} attempt${attempts.length === 1 ? '' : 's'}; last: ${last.why}`,
  };
}

function inARow(attempts: readonly TimedAttempt[]): readonly TimedAttempt[] {
  const start = attempts.findLastIndex(({ kind }) => kind !== 'unmet');
  return attempts.slice(start + 1);
}

const unmetWords = (last: TimedAttempt, times: number, spanMs: number): string =>
  times === 1 ? last.why : `${last.why}, in ${times} answers over ${formatDuration(spanMs)}`;

/** Several answers of one attempt (one per replica) as one: the worst kind wins, the places that are wrong are named. */
export function worstOf(attempts: readonly (Attempt & { readonly place: string })[]): Attempt {
  const order = ['final', 'unmet', 'transient', 'no-way', 'met'] as const;
  const kind = order.find((one) => attempts.some((attempt) => attempt.kind === one)) ?? 'met';
  const such = attempts.filter((attempt) => attempt.kind === kind);
  const first = such[0];
  if (kind === 'met' || first === undefined) return { kind: 'met', why: '' };
  const share = attempts.length === 1 ? '' : `${such.length} of ${attempts.length} replicas: `;
  const { place: _, ...rest } = first;
  return { ...rest, why: `${share}${first.place}: ${first.why}` };
}
