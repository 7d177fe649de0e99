import type { Problem } from '../problem/problem.ts';
import { present } from '../result/present.ts';
import { err, ok, type Result } from '../result/result.ts';
import { type Check, type CheckBackoff, type CheckPlan, DEFAULT_CHECK_BACKOFF, DEFAULT_CHECK_TIMEOUT_MS } from './check.ts';
import { durationAt, numberAt, textAt, wordAt } from './fields.ts';
import { readHttp, readStatus } from './read-http.ts';
import { readServed } from './read-served.ts';
import { parseShortForm } from './short-form.ts';
import { type Faults, faults, kindOf, recordOf, type Tree } from './tree.ts';

const CHECK_KEYS = ['name', 'http', 'severity', 'timeout', 'retry', 'retry-404'];
/** Kinds and keys of the design that a later release brings. */
const CHECK_LATER = ['tls', 'grpc', 'tcp', 'dns', 'prometheus', 'run', 'via', 'auth', 'secret'];

interface Defaults {
  readonly timeoutMs: number;
  readonly retry: 'auto' | 'never';
  readonly backoff: CheckBackoff;
}

/**
 * Reads a checks file: a list of checks, or a mapping with `defaults`, `served` and `checks`. `source` names it in messages.
 * Everything that is wrong is told at once (ST002), with its place in the file.
 */
export function readChecks(value: unknown, source: string): Result<CheckPlan, readonly Problem[]> {
  const found = faults(source);
  const tree: Tree = Array.isArray(value) ? { checks: value } : recordOf(value ?? {}, 'top level', ['defaults', 'served', 'checks'], found);
  const defaults = readDefaults(tree.defaults, found);
  const served = tree.served === undefined ? undefined : readServed(tree.served, found);
  const list = tree.checks ?? [];
  if (!Array.isArray(list)) found.add('checks', `this is ${kindOf(list)}`, 'a list');
  const checks = (Array.isArray(list) ? list : []).map((one, at) => readCheck(one, `checks[${at}]`, defaults, found));
  for (const name of doubles(checks)) found.add('checks', `two checks are named "${name}"`, 'a name for each');
  if (found.list.length > 0) return err(found.list);
  return ok({ backoff: defaults.backoff, checks, ...present({ served }) });
}

function readDefaults(value: unknown, found: Faults): Defaults {
  const tree = value === undefined ? {} : recordOf(value, 'defaults', ['timeout', 'retry', 'backoff'], found);
  const backoff = tree.backoff === undefined ? {} : recordOf(tree.backoff, 'defaults.backoff', ['base', 'factor', 'max', 'jitter'], found);
  wordAt(backoff, 'jitter', ['full'], 'defaults.backoff', found);
  return {
    timeoutMs: durationAt(tree, 'timeout', 'defaults', found) ?? DEFAULT_CHECK_TIMEOUT_MS,
    retry: wordAt(tree, 'retry', ['auto', 'never'], 'defaults', found) ?? 'auto',
    backoff: {
      baseMs: durationAt(backoff, 'base', 'defaults.backoff', found) ?? DEFAULT_CHECK_BACKOFF.baseMs,
      factor: numberAt(backoff, 'factor', [1, 10], 'defaults.backoff', found) ?? DEFAULT_CHECK_BACKOFF.factor,
      maxMs: durationAt(backoff, 'max', 'defaults.backoff', found) ?? DEFAULT_CHECK_BACKOFF.maxMs,
    },
  };
}

function readCheck(value: unknown, where: string, defaults: Defaults, found: Faults): Check {
  if (typeof value === 'string') return shortCheck(value, where, defaults, found);
  const tree = recordOf(value, where, CHECK_KEYS, found, CHECK_LATER);
  if (value === tree && tree.http === undefined && !CHECK_LATER.some((kind) => tree[kind] !== undefined))
    found.add(where, 'the check asks nothing', 'an http: part, or the short form "GET /healthz 200"');
  const { request, expect } = readHttp(tree.http ?? { path: '/' }, `${where}.http`, found);
  const retry404 = tree['retry-404'];
  if (retry404 !== undefined && typeof retry404 !== 'boolean')
    found.add(`${where}.retry-404`, `this is ${kindOf(retry404)}`, 'true or false');
  return {
    name: textAt(tree, 'name', where, found) ?? `${request.method} ${request.path}`,
    severity: wordAt(tree, 'severity', ['block', 'alert'], where, found) ?? 'block',
    request,
    expect,
    timeoutMs: durationAt(tree, 'timeout', where, found) ?? defaults.timeoutMs,
    retry: wordAt(tree, 'retry', ['auto', 'never'], where, found) ?? defaults.retry,
    retry404: retry404 === true,
  };
}

function shortCheck(text: string, where: string, defaults: Defaults, found: Faults): Check {
  const short = parseShortForm(text);
  if (short === undefined) found.add(where, `this is ${kindOf(text)}`, 'the short form "GET /healthz 200"');
  const tree = { method: short?.method ?? 'GET', path: short?.path ?? '/' };
  const { request, expect } = readHttp(tree, where, found);
  const status = readStatus(short?.status, where, found);
  return {
    name: text.trim(),
    severity: 'block',
    request,
    expect: { ...expect, status },
    timeoutMs: defaults.timeoutMs,
    retry: defaults.retry,
    retry404: false,
  };
}

const doubles = (checks: readonly Check[]): readonly string[] => [
  ...new Set(checks.map(({ name }) => name).filter((name, at, all) => all.indexOf(name) !== at)),
];
