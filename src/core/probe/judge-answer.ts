import { present } from '../result/present.ts';
import { retryAfterMs } from '../retry/retry-after.ts';
import { type Answer, causeOf } from './answer.ts';
import type { Check, Expectation } from './check.ts';
import { lookUp } from './json-path.ts';
import { mismatch } from './matcher.ts';

/** What one attempt came to. `transient` may be cured by waiting; `final` will not be; `no-way` says nothing about the application. */
export interface Attempt {
  readonly kind: 'met' | 'unmet' | 'transient' | 'final' | 'no-way';
  /** What was wrong; empty when it was met. */
  readonly why: string;
  readonly cause?: string;
  /** Not before so many milliseconds, when the other side said so. */
  readonly afterMs?: number;
}

/** Statuses that a later attempt may cure (`smoke` waits them out; a plain 500 is the application's own word). */
const TRANSIENT = [408, 425, 429, 502, 503, 504];

/** Judges one answer to a check. `elapsedMs` is the time since the check's first attempt: unknown names are waited for only 60 s. */
export function judgeAnswer(check: Check, answer: Answer, time: { readonly elapsedMs: number; readonly now: Date }): Attempt {
  if (answer.kind === 'no-way') return noWay(answer);
  if (answer.kind === 'no-answer') return noAnswer(answer, time.elapsedMs);
  const unmet = unmetParts(check.expect, answer);
  if (unmet.length === 0) return { kind: 'met', why: '' };
  const why = unmet.join('; ');
  if (TRANSIENT.includes(answer.status) || (answer.status === 404 && check.retry404)) {
    const afterMs = retryAfterMs(answer.headers['retry-after'], time.now);
    return { kind: 'transient', why, cause: 'status', ...present({ afterMs }) };
  }
  return { kind: 'unmet', why, cause: 'answer' };
}

function noWay(answer: Answer & { kind: 'no-way' }): Attempt {
  return { kind: answer.why === 'gone' ? 'transient' : 'no-way', why: answer.message, cause: answer.why === 'forbidden' ? 'rbac' : 'way' };
}

function noAnswer(answer: Answer & { kind: 'no-answer' }, elapsedMs: number): Attempt {
  const cause = causeOf(answer.code);
  const final = cause === 'tls' || cause === 'denied' || cause === 'protocol' || (cause === 'dns' && elapsedMs >= DNS_GRACE_MS);
  return { kind: final ? 'final' : 'transient', why: `${answer.message} (${answer.code})`, cause };
}

const DNS_GRACE_MS = 60_000;

/** Everything in which an answer differs from what is expected, each in one sentence without its end. */
export function unmetParts(expect: Expectation, answer: Answer & { kind: 'answer' }): readonly string[] {
  const unmet: string[] = [];
  if (!statusMatches(expect.status, answer.status)) unmet.push(`status ${answer.status}, expected ${expect.status.join(' or ')}`);
  for (const { name, matcher } of expect.headers) {
    const value = answer.headers[name];
    const wrong = mismatch(matcher, value === undefined ? { found: false } : { found: true, value });
    if (wrong !== undefined) unmet.push(`header ${name} ${wrong}`);
  }
  for (const part of expect.bodyContains) if (!answer.text.includes(part)) unmet.push(`body does not contain ${JSON.stringify(part)}`);
  for (const part of expect.bodyLacks) if (answer.text.includes(part)) unmet.push(`body contains ${JSON.stringify(part)}`);
  return [...unmet, ...unmetJson(expect, answer.text)];
}

function unmetJson(expect: Expectation, text: string): readonly string[] {
  if (expect.json.length === 0) return [];
  const document = parsed(text);
  if (document === NO_JSON) return ['body is no JSON'];
  return expect.json.flatMap(({ path, matcher }) => {
    const wrong = mismatch(matcher, lookUp(document, path));
    return wrong === undefined ? [] : [`${path.text} ${wrong}`];
  });
}

const NO_JSON = Symbol('no JSON');

function parsed(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return NO_JSON;
  }
}

/** `200` is itself, `2xx` its class. */
export const statusMatches = (expected: readonly string[], status: number): boolean =>
  expected.some((one) => (one.endsWith('xx') ? one[0] === String(status)[0] : one === String(status)));
