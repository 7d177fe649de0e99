import { describe, expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import type { Effect } from './faults.ts';
import { startGithub } from './start-github.ts';

async function shop(now?: string) {
  const github = await startGithub(now === undefined ? {} : { now });
  github.addCommit({ message: 'one' });
  const token = github.mintToken({ permissions: { deployments: 'write', contents: 'read' } });
  const url = `${github.urls.api}/repos/acme/shop/deployments`;
  const get = (query = '', headers = {}) => ask(`${url}${query}`, { token, headers });
  const post = (signal?: AbortSignal) =>
    fetch(url, {
      method: 'POST',
      body: '{"ref":"main"}',
      headers: { authorization: `Bearer ${token}` },
      ...(signal === undefined ? {} : { signal }),
    });
  return { github, get, post, made: () => github.bed.world.deployments.length, [Symbol.asyncDispose]: () => github[Symbol.asyncDispose]() };
}

const on = { operation: 'repos/create-deployment' };

describe('faults', () => {
  test('a status comes instead of the effect, as often as said and after as many as said', async () => {
    await using bed = await shop();
    bed.github.fault({ on, effect: { kind: 'status', status: 502, body: '<html>Unicorn</html>' }, times: 2, skip: 1 });
    const statuses: number[] = [];
    for (let turn = 0; turn < 4; turn += 1) statuses.push((await bed.post()).status);
    expect(statuses).toEqual([201, 502, 502, 201]);
    expect(bed.made()).toBe(2);
  });

  test('the primary limit is 403 with nothing remaining and a reset', async () => {
    await using bed = await shop('2026-11-24T10:00:00Z');
    bed.github.fault({ on, effect: { kind: 'rate-limit', resetSeconds: 60 } });
    const { status, headers } = await bed.post();
    expect([status, headers.get('x-ratelimit-remaining'), headers.get('x-ratelimit-reset')]).toEqual([
      403,
      '0',
      String(Date.parse('2026-11-24T10:01:00Z') / 1000),
    ]);
  });

  test.each([403, 429] as const)('the secondary limit is %i with retry-after', async (status) => {
    await using bed = await shop();
    bed.github.fault({ on, effect: { kind: 'secondary-rate-limit', status, retryAfter: 3 } });
    const answer = await bed.post();
    expect([answer.status, answer.headers.get('retry-after')]).toEqual([status, '3']);
  });

  test.each<[string, Effect, number]>([
    ['a dropped request has no effect', { kind: 'drop' }, 0],
    ['a dropped answer has had its effect', { kind: 'drop-answer' }, 1],
    ['an answer that is cut after 20 bytes has had its effect', { kind: 'reset', atByte: 20 }, 1],
  ])('%s', async (_, effect, made) => {
    await using bed = await shop();
    bed.github.fault({ on, effect });
    await expect(bed.post().then((response) => response.text())).rejects.toThrow();
    expect(bed.made()).toBe(made);
    expect(bed.github.requests()).toMatchObject([{ fault: effect.kind, status: effect.kind === 'reset' ? 201 : 0 }]);
    expect((await bed.post()).status).toBe(201);
  });

  test('a hanging request is never answered, and does not keep the double from closing', async () => {
    await using bed = await shop();
    bed.github.fault({ on, effect: { kind: 'hang' }, times: 'always' });
    await expect(bed.post(AbortSignal.timeout(200))).rejects.toThrow('timeout');
    expect(bed.made()).toBe(0);
  });

  test('a delayed request is answered late', async () => {
    await using bed = await shop();
    bed.github.fault({ on: { method: 'POST', path: '*/deployments', host: 'api' }, effect: { kind: 'delay', ms: 150 } });
    const start = performance.now();
    expect((await bed.post()).status).toBe(201);
    expect(performance.now() - start).toBeGreaterThan(140);
  });

  test('faults strike what they name only, and can be cleared', async () => {
    await using bed = await shop();
    bed.github.fault({ on: { path: '/repos/acme/*/statuses' }, effect: { kind: 'status', status: 500 }, times: 'always' });
    bed.github.fault({ on, effect: { kind: 'status', status: 500 }, times: 'always' });
    expect([(await bed.get()).status, (await bed.post()).status]).toEqual([200, 500]);
    bed.github.clearFaults();
    expect((await bed.post()).status).toBe(201);
  });
});

describe('answers', () => {
  test('a GET repeated with its ETag is 304, without a body and without cost, until something changes', async () => {
    await using bed = await shop();
    const first = await bed.get();
    const etag = first.headers.get('etag') as string;
    const second = await bed.get('', { 'if-none-match': etag });
    expect([second.status, second.body, second.headers.get('etag')]).toEqual([304, '', etag]);
    expect(second.headers.get('x-ratelimit-used')).toBe(first.headers.get('x-ratelimit-used'));
    await bed.post();
    expect((await bed.get('', { 'if-none-match': etag })).status).toBe(200);
  });

  test('lists come in pages that link to one another', async () => {
    await using bed = await shop();
    for (let index = 0; index < 5; index += 1) bed.github.addDeployment({ ref: 'main', environment: `e${index}` });
    const seen: string[][] = [];
    let next: string | undefined = '?per_page=2';
    while (next !== undefined) {
      const { body, headers } = await bed.get(next);
      seen.push(body.map((deployment: { environment: string }) => deployment.environment));
      next = /<[^>]*(\?[^>]*)>; rel="next"/.exec(headers.get('link') ?? '')?.[1];
    }
    expect(seen).toEqual([['e4', 'e3'], ['e2', 'e1'], ['e0']]);
    expect((await bed.get('?per_page=2&page=2')).headers.get('link')).toMatch(/rel="prev".*rel="first".*rel="next".*rel="last"/);
    expect((await bed.get()).headers.get('link')).toBeNull();
  });

  test('the Date header and every time are by the clock of the double', async () => {
    await using bed = await shop('2026-11-01T05:45:00Z');
    expect((await bed.get()).headers.get('date')).toBe('Sun, 01 Nov 2026 05:45:00 GMT');
    expect(((await (await bed.post()).json()) as { created_at: string }).created_at).toBe('2026-11-01T05:45:00Z');
    bed.github.setClock({ fixed: null, offsetMs: -3_600_000 });
    const skewed = Date.parse((await bed.get()).headers.get('date') as string);
    expect(Math.abs(skewed + 3_600_000 - Date.now())).toBeLessThan(5000);
  });

  test('the primary limit runs out and comes back at its reset', async () => {
    await using bed = await shop('2026-11-24T10:00:00Z');
    bed.github.setRateLimit({ remaining: 1, reset: '2026-11-24T10:05:00Z' });
    expect((await bed.get()).headers.get('x-ratelimit-remaining')).toBe('0');
    const out = await bed.get();
    expect([out.status, out.body.message, out.headers.get('x-ratelimit-remaining')]).toEqual([
      403,
      'API rate limit exceeded for installation ID 1.',
      '0',
    ]);
    bed.github.setClock({ fixed: '2026-11-24T10:05:00Z' });
    expect((await bed.get()).status).toBe(200);
  });
});
