import { describe, expect, test } from '@jest/globals';
import { nodeHttp } from '../../../src/adapters/http/node-http.ts';
import { holderOf, isRunCompleted } from '../../../src/adapters/release/holder.ts';
import type { State } from '../../../src/adapters/runner/state.ts';
import type { JobContext } from '../../../src/core/event/context.ts';
import { httpServer } from '../../support/servers/http-server.ts';

const CONTEXT = {
  repository: { owner: 'acme', name: 'shop', full: 'acme/shop' },
  runId: '7',
  runAttempt: 2,
  job: 'deploy (eu, 1)',
  serverUrl: 'https://github.com',
} as JobContext;

function state(): State {
  const saved = new Map<string, string>();
  return { save: (key, value) => void saved.set(key, value), read: (key) => saved.get(key) };
}

test('two jobs of a matrix are two holders; main and post of one are the same', () => {
  const [one, other] = [state(), state()];
  const main = holderOf(CONTEXT, one);
  expect(main.identity).toMatch(/^acme\/shop#7\.2\/deploy--eu--1-\/[0-9a-f]{8}$/);
  expect(holderOf(CONTEXT, one)).toEqual(main);
  expect(holderOf(CONTEXT, other).identity).not.toBe(main.identity);
});

describe('whether a run is over', () => {
  test.each([
    ['it says completed', 200, { status: 'completed', run_attempt: 1 }, true],
    ['it still runs', 200, { status: 'in_progress', run_attempt: 1 }, false],
    ['it was started again since', 200, { status: 'in_progress', run_attempt: 2 }, true],
    ['GitHub does not show it', 404, {}, undefined],
    ['the token may not ask', 403, {}, undefined],
  ] as const)('%s', async (_, status, body, expected) => {
    await using api = await httpServer((_request, response) => response.writeHead(status).end(JSON.stringify(body)));
    expect(await isRunCompleted({ repository: 'acme/shop', runId: '6', attempt: 1 }, api.url, 'ghs_x', nodeHttp)).toBe(expected);
    expect(api.requests[0]).toMatchObject({ url: '/repos/acme/shop/actions/runs/6', headers: { authorization: 'Bearer ghs_x' } });
  });

  test('nobody answers', async () => {
    expect(
      await isRunCompleted({ repository: 'acme/shop', runId: '6', attempt: 1 }, 'http://127.0.0.1:9', undefined, nodeHttp),
    ).toBeUndefined();
  });
});
