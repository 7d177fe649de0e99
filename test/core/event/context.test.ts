import { expect, test } from '@jest/globals';
import { readContext, runUrl } from '../../../src/core/event/context.ts';

const env = { GITHUB_REPOSITORY: 'acme/shop', GITHUB_RUN_ID: '77', GITHUB_RUN_ATTEMPT: '2', GITHUB_ACTOR: 'alice', GITHUB_API_URL: '' };

test('reads the runner, with defaults for what is empty', () => {
  const context = readContext(env, { ref: 'x' });
  expect(context.repository).toEqual({ owner: 'acme', name: 'shop', full: 'acme/shop' });
  expect([context.apiUrl, context.triggeringActor, context.runAttempt]).toEqual(['https://api.github.com', 'alice', 2]);
});

test('the run page names the attempt of a re-run', () => {
  expect(runUrl(readContext(env, {}))).toBe('https://github.com/acme/shop/actions/runs/77/attempts/2');
  expect(runUrl(readContext({ ...env, GITHUB_RUN_ATTEMPT: '1' }, {}))).toBe('https://github.com/acme/shop/actions/runs/77');
});
