import { type Answer, type Place, placeName } from '../../core/probe/answer.ts';
import type { Check } from '../../core/probe/check.ts';
import { judgeAnswer } from '../../core/probe/judge-answer.ts';
import { type CheckVerdict, judgeCheck, type TimedAttempt, worstOf } from '../../core/probe/judge-check.ts';
import { redacted } from '../../core/probe/redact.ts';
import type { CheckOutcome } from '../../core/smoke/report.ts';
import { inParallel } from './in-parallel.ts';
import type { Notes } from './notes.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';
import { stamped } from './stamp.ts';

/** Where a check is asked; looked up again for each attempt, since pods come and go. */
export type Places = (check: Check) => Promise<readonly Place[]>;

/** Runs one check to its verdict: all its places at each attempt, the worst answer counts. */
export async function runCheck(
  check: Check,
  places: Places,
  request: SmokeRequest,
  ports: SmokePorts,
  notes: Notes,
): Promise<CheckOutcome> {
  const startMs = notes.elapsed();
  const attempts: TimedAttempt[] = [];
  let target = '';
  let answers: readonly { readonly place: Place; readonly answer: Answer }[] = [];
  for (;;) {
    const where = await places(check);
    target = where.map(placeName).join(', ');
    answers = await inParallel(where, request.parallel, async (place) => ({ place, answer: await askOnce(check, place, request, ports) }));
    const time = { elapsedMs: notes.elapsed() - startMs, now: ports.clock.now() };
    const judged = answers.map(({ place, answer }) => ({ ...judgeAnswer(check, answer, time), place: placeName(place) }));
    const whole = where.length === 0 ? ({ kind: 'transient', why: 'no ready pod to ask', cause: 'way' } as const) : worstOf(judged);
    attempts.push({ ...whole, atMs: notes.elapsed() });
    const verdict = judgeCheck(check, attempts, {
      failAfterMs: request.failAfterMs,
      backoff: request.plan.backoff,
      remainingMs: request.deadline.remaining(),
      deadlineMs: request.timeoutMs,
      random: ports.random(),
    });
    if (verdict.kind !== 'again')
      return outcome(check, verdict, { attempts, target, answers, durationMs: notes.elapsed() - startMs }, request, notes);
    notes.say(`check ${check.name}: ${whole.why}`);
    await ports.clock.sleep(verdict.waitMs, request.signal);
  }
}

function askOnce(check: Check, place: Place, request: SmokeRequest, ports: SmokePorts): Promise<Answer> {
  const timeoutMs = Math.min(check.timeoutMs, Math.max(1, request.deadline.remaining()));
  return ports.probe(place, stamped(check.request, check.name, request, ports), { timeoutMs, signal: request.signal });
}

interface Done {
  readonly attempts: readonly TimedAttempt[];
  readonly target: string;
  readonly answers: readonly { readonly place: Place; readonly answer: Answer }[];
  readonly durationMs: number;
}

function outcome(
  check: Check,
  verdict: Exclude<CheckVerdict, { kind: 'again' }>,
  done: Done,
  request: SmokeRequest,
  notes: Notes,
): CheckOutcome {
  const base = {
    name: check.name,
    severity: check.severity,
    verdict: verdict.kind,
    attempts: done.attempts.length,
    durationMs: Math.round(done.durationMs),
    target: done.target,
  };
  notes.say(`check ${check.name}: ${verdict.kind}`);
  const lastAnswers =
    verdict.kind === 'pass' ? [] : done.answers.slice(0, 3).map(({ place, answer }) => shown(place, answer, request.secrets));
  switch (verdict.kind) {
    case 'pass':
      return { ...base, why: '', lastAnswers };
    case 'flaky':
      return { ...base, why: `passed after ${verdict.failures} failed attempts: ${lastFailure(done.attempts)}`, lastAnswers: [] };
    case 'fail':
      return { ...base, code: verdict.code, why: verdict.why, lastAnswers };
    case 'inconclusive':
      return { ...base, why: verdict.why, lastAnswers };
  }
}

const lastFailure = (attempts: readonly TimedAttempt[]): string => attempts.findLast(({ kind }) => kind !== 'met')?.why ?? '';

function shown(place: Place, answer: Answer, secrets: readonly string[]): CheckOutcome['lastAnswers'][number] {
  const safe = redacted(answer, secrets);
  if (safe.kind === 'answer') return { place: placeName(place), status: safe.status, text: safe.text };
  return { place: placeName(place), text: safe.message };
}
