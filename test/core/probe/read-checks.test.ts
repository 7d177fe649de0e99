import { describe, expect, test } from '@jest/globals';
import type { CheckPlan } from '../../../src/core/probe/check.ts';
import { readChecks } from '../../../src/core/probe/read-checks.ts';

const read = (tree: unknown): CheckPlan => {
  const result = readChecks(tree, 'smoke.yml');
  if (!result.ok) throw new Error(result.error.map(({ what, where }) => `${where}: ${what}`).join('\n'));
  return result.value;
};

const faultsOf = (tree: unknown): readonly string[] => {
  const result = readChecks(tree, 'smoke.yml');
  return result.ok ? [] : result.error.map(({ what, where }) => `${where}: ${what.replace('checks cannot be read: ', '')}`);
};

describe('checks', () => {
  test('a list of short forms is a whole file', () => {
    const plan = read(['GET /healthz 200', '/ready', 'POST /x 2xx']);
    expect(plan.checks.map(({ name, request, expect: wanted }) => [name, request.method, request.path, wanted.status])).toEqual([
      ['GET /healthz 200', 'GET', '/healthz', ['200']],
      ['/ready', 'GET', '/ready', ['2xx']],
      ['POST /x 2xx', 'POST', '/x', ['2xx']],
    ]);
    expect(plan.served).toBeUndefined();
  });

  test('the long form with everything', () => {
    const plan = read({
      defaults: { timeout: '3s', retry: 'never', backoff: { base: '100ms', factor: 3, max: '1s', jitter: 'full' } },
      served: { path: '/version', json: '$.commit', match: 'prefix', via: ['pods', 'edge'], settle: '1s' },
      checks: [
        {
          name: 'home',
          severity: 'alert',
          timeout: '250ms',
          'retry-404': true,
          http: {
            method: 'POST',
            path: '/api?x=1',
            port: 9090,
            status: [200, '3xx'],
            'send-json': { a: 1 },
            'send-headers': { 'X-Trace': 'on' },
            header: { 'content-type': '~html', etag: 'x' },
            body: { contains: 'Welcome', lacks: ['Error', 'Oops'] },
            json: { '$.items[0].id': { gt: 0 }, '$.errors': { absent: true }, '$.ok': true },
            redirect: 'manual',
          },
        },
      ],
    });
    expect(plan.backoff).toEqual({ baseMs: 100, factor: 3, maxMs: 1_000 });
    expect(plan.served).toEqual({
      path: '/version',
      from: { kind: 'json', path: { text: '$.commit', steps: ['commit'] } },
      match: 'prefix',
      via: ['pods', 'edge'],
      settleMs: 1_000,
    });
    expect(plan.checks).toEqual([
      {
        name: 'home',
        severity: 'alert',
        timeoutMs: 250,
        retry: 'never',
        retry404: true,
        request: {
          method: 'POST',
          path: '/api?x=1',
          port: 9090,
          headers: { 'content-type': 'application/json', 'x-trace': 'on' },
          body: '{"a":1}',
          redirect: 'manual',
        },
        expect: {
          status: ['200', '3xx'],
          headers: [
            { name: 'content-type', matcher: { contains: 'html' } },
            { name: 'etag', matcher: { equals: 'x' } },
          ],
          bodyContains: ['Welcome'],
          bodyLacks: ['Error', 'Oops'],
          json: [
            { path: { text: '$.items[0].id', steps: ['items', 0, 'id'] }, matcher: { gt: 0 } },
            { path: { text: '$.errors', steps: ['errors'] }, matcher: { absent: true } },
            { path: { text: '$.ok', steps: ['ok'] }, matcher: { equals: true } },
          ],
        },
      },
    ]);
  });

  test('an empty file asks for nothing', () => {
    expect(read(null).checks).toEqual([]);
    expect(read({}).checks).toEqual([]);
  });
});

describe('what is wrong is told, all of it at once', () => {
  test('unknown keys name the nearest one; kinds of a later release say so', () => {
    expect(
      faultsOf({
        check: [],
        served: { path: '/version', jsn: '$.a' },
        checks: [
          { name: 'a', htttp: { path: '/' } },
          { name: 'cert', tls: { host: 'x' } },
          { http: { path: '/', latency: { p95: '1s' } } },
        ],
      }),
    ).toEqual([
      'smoke.yml, top level: unknown key "check", did you mean "checks"?',
      'smoke.yml, served: unknown key "jsn", did you mean "json"?',
      'smoke.yml, checks[0]: unknown key "htttp", did you mean "http"?',
      'smoke.yml, checks[0]: the check asks nothing',
      'smoke.yml, checks[1]: "tls" is not offered in this release',
      'smoke.yml, checks[2].http: "latency" is not offered in this release',
    ]);
  });

  test.each<[string, unknown, string]>([
    ['a check that is a number', [7], 'smoke.yml, checks[0]: this is number 7'],
    ['a sentence in place of the short form', ['is it up?'], 'smoke.yml, checks[0]: this is string "is it up?"'],
    ['a path without its slash', [{ http: { path: 'healthz' } }], 'smoke.yml, checks[0].http.path: this is string "healthz"'],
    ['a path to another host', [{ http: { path: '//evil.example/' } }], 'smoke.yml, checks[0].http.path: this is string "//evil.example/"'],
    ['no path', [{ http: {} }], 'smoke.yml, checks[0].http: "path" is missing'],
    ['a status that is none', [{ http: { path: '/', status: 99 } }], 'smoke.yml, checks[0].http.status: this is number 99'],
    ['a word in place of a severity', [{ severity: 'warn', http: { path: '/' } }], 'smoke.yml, checks[0].severity: this is string "warn"'],
    ['a duration without a unit', { defaults: { timeout: 5 } }, 'smoke.yml, defaults.timeout: this is number 5'],
    [
      'a JSON path with a filter',
      [{ http: { path: '/', json: { '$[?(@.a)]': 1 } } }],
      'smoke.yml, checks[0].http.json: "$[?(@.a)]" is no path of the supported form',
    ],
    [
      'a header that would split',
      [{ http: { path: '/', 'send-headers': { a: 'x\ny' } } }],
      'smoke.yml, checks[0].http.send-headers: "a" is no usable header',
    ],
    ['an empty matcher', [{ http: { path: '/', json: { '$.a': {} } } }], 'smoke.yml, checks[0].http.json.$.a: nothing is expected here'],
    ['two of one name', ['GET / 200', 'GET / 200'], 'smoke.yml, checks: two checks are named "GET / 200"'],
    ['a way that is none', { served: { path: '/v', via: ['pod'] } }, 'smoke.yml, served.via: this is a list'],
    [
      'two places for the version',
      { served: { path: '/v', json: '$.a', header: 'x' } },
      'smoke.yml, served: both "json" and "header" are given',
    ],
  ])('%s', (_, tree, words) => {
    expect(faultsOf(tree)).toEqual([words]);
  });
});
