import { expect, test } from '@jest/globals';
import { hostAllowed } from '../../../src/core/probe/allow-hosts.ts';
import { redacted, safeExcerpt } from '../../../src/core/probe/redact.ts';

const jwt = 'eyJhbGciOiJSUzI1NiJ9.eyJzdWIiOiJyZXBvOmFjbWUifQ.c2lnbmF0dXJl';

test('reports hold no tokens, no private headers and no known secret in any form', () => {
  const answer = redacted(
    {
      kind: 'answer',
      status: 500,
      durationMs: 3,
      headers: {
        'set-cookie': 'session=1',
        authorization: 'x',
        'x-csrf-token': 'y',
        'content-type': 'text/plain',
        'x-echo': 'pass=hunter22',
      },
      text: `token ${jwt} and ${btoa('hunter22')} and hunter22`,
    },
    ['hunter22'],
  );
  expect(answer).toEqual({
    kind: 'answer',
    status: 500,
    durationMs: 3,
    headers: { 'content-type': 'text/plain', 'x-echo': 'pass=***' },
    text: 'token *** and *** and ***',
  });
});

test('excerpts are cut at 2 KiB, after what is secret is gone', () => {
  const text = `${'x'.repeat(2_040)}${jwt}`;
  expect(safeExcerpt(text, [])).toBe(`${'x'.repeat(2_040)}***`);
  expect(safeExcerpt('y'.repeat(3_000), [])).toHaveLength(2_049);
});

test.each([
  [[], 'anything.example', true],
  [['shop.example'], 'shop.example', true],
  [['shop.example'], 'SHOP.example.', true],
  [['shop.example'], 'evil-shop.example', false],
  [['*.example.com'], 'a.b.example.com', true],
  [['*.example.com'], 'example.com', false],
  [['*.example.com'], 'badexample.com', false],
])('hosts %j allow %s: %s', (patterns, host, allowed) => {
  expect(hostAllowed(patterns, host)).toBe(allowed);
});
