import { present } from '../result/present.ts';
import type { Expectation, ProbeRequest } from './check.ts';
import { numberAt, pathAt, textAt, textsAt, wordAt } from './fields.ts';
import { parseJsonPath } from './json-path.ts';
import { MATCHER_KEYS, type Matcher } from './matcher.ts';
import { type Faults, kindOf, recordOf, type Tree } from './tree.ts';

const METHODS = ['GET', 'HEAD', 'POST', 'PUT', 'PATCH', 'DELETE'] as const;
const KEYS = ['method', 'path', 'port', 'status', 'send', 'send-json', 'send-headers', 'header', 'body', 'json', 'redirect'];
const LATER = ['latency', 'auth', 'host', 'cookies', 'capture'];

/** Reads the `http:` part of a check. Faults are collected; what is returned then is of no use. */
export function readHttp(value: unknown, where: string, found: Faults): { readonly request: ProbeRequest; readonly expect: Expectation } {
  const tree = recordOf(value, where, KEYS, found, LATER);
  const body = readSent(tree, where, found);
  return {
    request: {
      method: wordAt(tree, 'method', METHODS, where, found) ?? 'GET',
      path: pathAt(tree, where, found) ?? '/',
      headers: {
        ...(tree['send-json'] === undefined ? {} : { 'content-type': 'application/json' }),
        ...readSentHeaders(tree, where, found),
      },
      redirect: wordAt(tree, 'redirect', ['follow', 'manual'], where, found) ?? 'follow',
      ...present({ body, port: numberAt(tree, 'port', [1, 65_535], where, found) }),
    },
    expect: {
      status: readStatus(tree.status, `${where}.status`, found),
      headers: readHeaders(tree.header, `${where}.header`, found),
      ...readBody(tree.body, `${where}.body`, found),
      json: readJson(tree.json, `${where}.json`, found),
    },
  };
}

/** Reads `status`: a number, a class such as `2xx`, or a list of them; nothing means 2xx. */
export function readStatus(value: unknown, where: string, found: Faults): readonly string[] {
  if (value === undefined) return ['2xx'];
  const list = (Array.isArray(value) ? value : [value]).map((one) => String(one));
  if (list.length > 0 && list.every((one) => /^[1-5](\d\d|xx)$/.test(one))) return list;
  found.add(where, `this is ${kindOf(value)}`, 'a status such as 200 or 2xx, or a list of them');
  return ['2xx'];
}

function readSent(tree: Tree, where: string, found: Faults): string | undefined {
  if (tree['send-json'] !== undefined && tree.send !== undefined) found.add(where, 'both "send" and "send-json" are given', 'one of them');
  return tree['send-json'] === undefined ? textAt(tree, 'send', where, found) : JSON.stringify(tree['send-json']);
}

function readSentHeaders(tree: Tree, where: string, found: Faults): Record<string, string> {
  if (tree['send-headers'] === undefined) return {};
  const given = tree['send-headers'];
  const at = `${where}.send-headers`;
  if (typeof given !== 'object' || given === null || Array.isArray(given)) {
    found.add(at, `this is ${kindOf(given)}`, 'a mapping from header names to values');
    return {};
  }
  const entries = Object.entries(given).map(([name, value]) => [name.toLowerCase(), String(value)] as const);
  for (const [name, value] of entries)
    if (!/^[a-z0-9!#$%&'*+.^_`|~-]+$/.test(name) || /[\r\n\0]/.test(value))
      found.add(at, `"${name}" is no usable header`, 'a name and one line');
  return Object.fromEntries(entries);
}

function readHeaders(value: unknown, where: string, found: Faults): Expectation['headers'] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf(value)}`, 'a mapping from header names to what is expected');
    return [];
  }
  return Object.entries(value).map(([name, wanted]) => ({
    name: name.toLowerCase(),
    matcher:
      typeof wanted === 'string' && wanted.startsWith('~') ? { contains: wanted.slice(1) } : readMatcher(wanted, `${where}.${name}`, found),
  }));
}

function readBody(value: unknown, where: string, found: Faults): Pick<Expectation, 'bodyContains' | 'bodyLacks'> {
  if (value === undefined) return { bodyContains: [], bodyLacks: [] };
  const tree = recordOf(value, where, ['contains', 'lacks'], found, ['matches', 'sha256']);
  return { bodyContains: textsAt(tree, 'contains', where, found), bodyLacks: textsAt(tree, 'lacks', where, found) };
}

function readJson(value: unknown, where: string, found: Faults): Expectation['json'] {
  if (value === undefined) return [];
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf(value)}`, 'a mapping from paths such as $.status to what is expected');
    return [];
  }
  return Object.entries(value).flatMap(([text, wanted]) => {
    const path = parseJsonPath(text);
    if (path === undefined) found.add(where, `"${text}" is no path of the supported form`, '$.a.b[0]');
    return path === undefined ? [] : [{ path, matcher: readMatcher(wanted, `${where}.${text}`, found) }];
  });
}

function readMatcher(value: unknown, where: string, found: Faults): Matcher {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return { equals: value };
  const tree = recordOf(value, where, MATCHER_KEYS, found, ['matches', 'length', 'type']);
  if (Object.keys(tree).length === 0) found.add(where, 'nothing is expected here', `a value, or some of ${MATCHER_KEYS.join(', ')}`);
  for (const key of ['gt', 'gte', 'lt', 'lte'] as const)
    numberAt(tree, key, [Number.MIN_SAFE_INTEGER, Number.MAX_SAFE_INTEGER], where, found);
  if (tree.absent !== undefined && typeof tree.absent !== 'boolean')
    found.add(`${where}.absent`, `this is ${kindOf(tree.absent)}`, 'true or false');
  textAt(tree, 'contains', where, found);
  return tree as Matcher;
}
