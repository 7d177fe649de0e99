import type { Check } from '../../core/probe/check.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { CheckOutcome } from '../../core/smoke/report.ts';

/** The outcome of a proof. */
export const row = (name: string, target: string, problem: Problem | undefined, attempts: number, durationMs: number): CheckOutcome => ({
  name,
  severity: 'block',
  verdict: problem === undefined ? 'pass' : 'fail',
  why: problem?.what ?? '',
  attempts,
  durationMs: Math.round(durationMs),
  target,
  lastAnswers: [],
  ...(problem === undefined ? {} : { code: problem.code }),
});

/** A check that was not made. */
export const skipped = (check: Check): CheckOutcome => ({
  ...row(check.name, '', undefined, 0, 0),
  severity: check.severity,
  verdict: 'skipped',
  why: 'the new version was not proved to be served',
});

/** The problem that a red check is, for an annotation. */
export const outcomeProblem = (outcome: CheckOutcome): Problem => ({
  code: (outcome.code ?? 'ST022') as Problem['code'],
  fault: 'user',
  what: `check "${outcome.name}": ${outcome.why}`,
  where: outcome.target,
});
