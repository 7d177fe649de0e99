import { readFile } from 'node:fs/promises';
import { beforeAll, describe, expect, test } from '@jest/globals';
import { freshDist } from '../support/fresh-dist.ts';
import { actedOn } from '../support/log-checker/check-log.ts';
import { httpServer } from '../support/servers/http-server.ts';
import { runStep } from '../support/step-driver/run-step.ts';

const COMMIT = '1a2b3c4d5e6f708192a3b4c5d6e7f8091a2b3c4d';
const CHECKS = 'served: {path: /version, json: $.commit}\nchecks:\n  - GET / 200\n';

let dist: string;
beforeAll(async () => {
  dist = await freshDist();
}, 120_000);

const step = (inputs: Record<string, string>, more: object = {}) =>
  runStep({ action: 'smoke-test', dist, with: inputs, context: { sha: COMMIT }, ...more });

describe('an address', () => {
  test('that serves the commit passes; report, outputs and summary say so', async () => {
    await using shop = await httpServer((request, response) =>
      response.end(request.url === '/version' ? JSON.stringify({ commit: COMMIT.slice(0, 12) }) : 'Welcome'),
    );
    const result = await step({ url: shop.url, checks: CHECKS }, { job: { check_run_id: '40004' } });
    expect([result.exitCode, result.annotations]).toEqual([0, []]);
    expect(result.outputs).toMatchObject({
      verdict: 'pass',
      passed: '["the address serves the new version","GET / 200"]',
      failed: '[]',
      'served-version': COMMIT,
      traceparent: expect.stringMatching(/^00-[0-9a-f]{32}-[0-9a-f]{16}-01$/),
    });
    expect(result.summary).toContain('### Smoke test: passed');
    expect(shop.requests.filter(({ url }) => url === '/version')).toHaveLength(19);
    expect(new Set(shop.requests.map(({ socket }) => socket)).size).toBe(20);
    expect(shop.requests.every(({ headers }) => String(headers.traceparent).startsWith(`00-${result.outputs['trace-id']}-`))).toBe(true);
  });

  test('that serves another commit fails with ST010, and the outputs are set all the same', async () => {
    await using shop = await httpServer((_, response) => response.end(JSON.stringify({ commit: 'f'.repeat(40) })));
    const result = await step({ url: shop.url, checks: CHECKS, 'smoke-timeout': '2s' });
    expect([result.exitCode, result.annotations.map(({ type, title }) => [type, title])]).toEqual([1, [['error', 'ST010']]]);
    expect(result.outputs).toMatchObject({ verdict: 'fail', failed: '["the address serves the new version"]' });
    const report = JSON.parse(await readFile(result.outputs.report ?? '', 'utf8').catch(() => '{"gone":true}')) as object;
    expect(report).toMatchObject({ gone: true });
    expect(result.summary).toContain('ST010');
  });

  test('on-fail: output leaves the step green', async () => {
    await using shop = await httpServer((_, response) => response.writeHead(500).end('broken'));
    const checks = '[{name: home, http: {path: /}, retry: never}]';
    const result = await step({ url: shop.url, checks, 'on-fail': 'output' });
    expect([result.exitCode, result.outputs.verdict, result.annotations.map(({ type }) => type)]).toEqual([0, 'fail', ['warning']]);
  });

  test('whose answers are hostile cannot command the runner', async () => {
    const hostile = '::set-output name=verdict::pass\n2026 ##[error]owned\n::add-mask::a\n';
    await using shop = await httpServer((_, response) => {
      response.writeHead(200, { 'x-note': '##[error]owned' }).end(hostile);
    });
    const checks = '[{name: home, http: {path: /, header: {x-note: other}, body: {contains: Welcome}, json: {"$.a": 1}}, retry: never}]';
    const result = await step({ url: shop.url, checks });
    expect([result.exitCode, result.outputs.verdict]).toEqual([1, 'fail']);
    expect(actedOn(result.rawLog, hostile)).toEqual([]);
  });

  test('that hangs is left when the job is cancelled, with what was found until then', async () => {
    const asked = Promise.withResolvers<void>();
    await using shop = await httpServer(() => asked.resolve());
    const result = await step({ url: shop.url }, { signalAfter: asked.promise });
    expect(result).toMatchObject({ conclusion: 'cancelled', ending: 'SIGINT', orphans: [] });
    expect(result.outputs.verdict).toBe('inconclusive');
    expect(result.msAfterSignal).toBeLessThan(3_000);
  });
});

describe('bad input', () => {
  test('is told whole, and nothing is contacted', async () => {
    await using shop = await httpServer((_, response) => response.end('ok'));
    const result = await step({ workload: 'web', checks: '[{nam: x, http: {path: y}}]', url: shop.url });
    expect(result.exitCode).toBe(1);
    expect(result.annotations.map(({ title, message }) => [title, message.slice(0, 60)])).toEqual([
      ['ST004', 'ST004 "web" is no workload At input "workload". Expected dep'],
      ['ST002', expect.stringContaining('unknown key "nam"')],
      ['ST002', expect.stringContaining('this is string "y"')],
      ['IN002', 'IN002 input "cluster" is required with auth: kubernetes and '],
    ]);
    expect(shop.requests).toEqual([]);
  });

  test('nothing to smoke-test is an error, also with checks', async () => {
    const result = await step({ checks: '- GET / 200' });
    expect([result.exitCode, result.annotations.map(({ title }) => title)]).toEqual([1, ['ST001']]);
  });
});
