import { describe, expect, test } from '@jest/globals';
import { type Answer, causeOf } from '../../../src/core/probe/answer.ts';
import { judgeAnswer } from '../../../src/core/probe/judge-answer.ts';
import { aCheck } from '../../support/builders/check.ts';

const time = { elapsedMs: 0, now: new Date('2026-11-24T12:00:00Z') };
const answer = (status: number, text = '', headers: Record<string, string> = {}): Answer => ({
  kind: 'answer',
  status,
  headers,
  text,
  durationMs: 5,
});
const broken = (code: string): Answer => ({ kind: 'no-answer', code, message: 'connect failed', durationMs: 5 });

describe('an answer', () => {
  test.each<[string, Parameters<typeof aCheck>[0], Answer, string, string]>([
    ['as expected', {}, answer(200), 'met', ''],
    ['another status', {}, answer(500), 'unmet', 'status 500, expected 2xx'],
    ['a 503 may pass', {}, answer(503), 'transient', 'status 503, expected 2xx'],
    ['a 503 that was asked for', { status: ['503'] }, answer(503), 'met', ''],
    ['a 404 is final by itself', {}, answer(404), 'unmet', 'status 404, expected 2xx'],
    ['a 404 that is waited out', { retry404: true }, answer(404), 'transient', 'status 404, expected 2xx'],
    ['a wrong body', { bodyContains: ['Welcome'] }, answer(200, 'Oops'), 'unmet', 'body does not contain "Welcome"'],
    ['a body that should not be', { bodyLacks: ['Oops'] }, answer(200, 'Oops'), 'unmet', 'body contains "Oops"'],
    ['no JSON', { json: { '$.a': { equals: 1 } } }, answer(200, '<html>'), 'unmet', 'body is no JSON'],
    ['wrong JSON', { json: { '$.a': { equals: 1 }, '$.b': { gt: 2 } } }, answer(200, '{"a":2,"b":3}'), 'unmet', '$.a is 2, expected 1'],
    ['a missing header', { headers: { etag: { equals: 'x' } } }, answer(200), 'unmet', 'header etag is missing'],
    [
      'everything that is wrong',
      { bodyContains: ['a'], headers: { etag: { equals: 'x' } } },
      answer(500, 'b', { etag: 'y' }),
      'unmet',
      'status 500, expected 2xx; header etag is "y", expected "x"; body does not contain "a"',
    ],
  ])('%s', (_, check, given, kind, why) => {
    const { kind: k, why: w } = judgeAnswer(aCheck(check), given, time);
    expect([k, w]).toEqual([kind, why]);
  });

  test('Retry-After is honoured', () => {
    expect(judgeAnswer(aCheck({}), answer(429, '', { 'retry-after': '7' }), time)).toMatchObject({ kind: 'transient', afterMs: 7_000 });
  });
});

describe('no answer', () => {
  test.each([
    ['ECONNREFUSED', 0, 'transient', 'refused'],
    ['ECONNRESET', 0, 'transient', 'reset'],
    ['TIMEOUT', 0, 'transient', 'timeout'],
    ['ENOTFOUND', 59_000, 'transient', 'dns'],
    ['ENOTFOUND', 60_000, 'final', 'dns'],
    ['CERT_HAS_EXPIRED', 0, 'final', 'tls'],
    ['UNABLE_TO_VERIFY_LEAF_SIGNATURE', 0, 'final', 'tls'],
    ['DEPTH_ZERO_SELF_SIGNED_CERT', 0, 'final', 'tls'],
    ['DENIED', 0, 'final', 'denied'],
    ['HPE_INVALID_CONSTANT', 0, 'final', 'protocol'],
  ])('%s after %d ms is %s (%s)', (code, elapsedMs, kind, cause) => {
    expect(judgeAnswer(aCheck({}), broken(code), { ...time, elapsedMs })).toEqual({ kind, cause, why: `connect failed (${code})` });
    expect(causeOf(code)).toBe(cause);
  });

  test('a refusal of the API server says nothing about the application; a pod that went away is looked up again', () => {
    const noWay = (why: 'forbidden' | 'unreachable' | 'gone'): Answer => ({ kind: 'no-way', why, message: 'no', durationMs: 1 });
    expect(judgeAnswer(aCheck({}), noWay('forbidden'), time)).toEqual({ kind: 'no-way', why: 'no', cause: 'rbac' });
    expect(judgeAnswer(aCheck({}), noWay('unreachable'), time)).toEqual({ kind: 'no-way', why: 'no', cause: 'way' });
    expect(judgeAnswer(aCheck({}), noWay('gone'), time)).toMatchObject({ kind: 'transient' });
  });
});
