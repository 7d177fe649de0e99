import { describe, expect, test } from '@jest/globals';
import { explainPullFailure, pullWords } from '../../../src/core/rollout/explain-pull-failure.ts';

describe('what a kubelet says of a pull', () => {
  test.each([
    [
      'missing',
      'rpc error: code = NotFound desc = failed to pull and unpack image "r/app:9": failed to resolve reference "r/app:9": r/app:9: not found',
    ],
    ['missing', 'no match for platform in manifest sha256:ab: not found'],
    ['missing', 'reading manifest 9 in r/app: manifest unknown'],
    ['denied', 'failed to authorize: failed to fetch anonymous token: unexpected status: 401 Unauthorized'],
    ['denied', 'pull access denied, repository does not exist or may require authorization'],
    ['denied', 'unexpected status from HEAD request to https://r/v2/app/manifests/1: 403 Forbidden'],
    ['transient', 'unexpected status: 429 Too Many Requests'],
    ['transient', 'unexpected status from GET request: 503 Service Unavailable'],
    ['transient', 'dial tcp: lookup r.example: no such host'],
    ['transient', 'dial tcp 10.0.0.1:443: connect: connection refused'],
    ['transient', 'net/http: TLS handshake timeout'],
    ['transient', 'Back-off pulling image "r/app:9"'],
    ['transient', ''],
  ] as const)('%s: %s', (kind, message) => expect(explainPullFailure(message)).toBe(kind));
});

test('the words that are told are one line, and short', () => {
  const words = pullWords(`failed to pull: ${'x'.repeat(900)}\n::error::owned`);
  expect(words).not.toContain('\n');
  expect(words.length).toBeLessThan(400);
});
