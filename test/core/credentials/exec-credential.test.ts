import { describe, expect, test } from '@jest/globals';
import { execInfo, readExecCredential } from '../../../src/core/credentials/exec-credential.ts';

const V1 = 'client.authentication.k8s.io/v1';
const NOW = new Date('2026-11-26T12:00:00Z');
const jwt = (claims: object): string => `e30.${Buffer.from(JSON.stringify(claims)).toString('base64url')}.s`;
const read = (status: unknown, more: object = {}) =>
  readExecCredential(JSON.stringify({ apiVersion: V1, kind: 'ExecCredential', status, ...more }), V1, NOW);

describe('a credential that a plugin printed', () => {
  test.each([
    ['lives until its expirationTimestamp', { token: 'abc', expirationTimestamp: '2026-11-26T12:14:00Z' }, 'abc', 840_000],
    ['has no life left when that is over', { token: 'abc', expirationTimestamp: '2026-11-26T11:00:00Z' }, 'abc', 0],
    [
      'lives by its own claims without one',
      { token: jwt({ iat: 100, exp: 160 }), expirationTimestamp: null },
      jwt({ iat: 100, exp: 160 }),
      60_000,
    ],
    ['lives five minutes when nothing tells its life', { token: 'abc' }, 'abc', 300_000],
  ])('%s', (_, status, text, lifeMs) => expect(read(status)).toEqual({ ok: true, value: { text, lifeMs } }));

  test.each([
    ['without a token', read({}), /holds no token/],
    ['with a client certificate only', read({ clientCertificateData: 'pem', clientKeyData: 'pem' }), /client certificates are not taken/],
    ['with an empty token', read({ token: ' \n' }), /holds no token/],
    ['with a token of two lines', read({ token: 'a\r\nX-Evil: 1' }), /cannot be sent/],
    ['with a time that is none', read({ token: 'a', expirationTimestamp: 'soon' }), /is no time/],
    ['in another version', read({ token: 'a' }, { apiVersion: 'client.authentication.k8s.io/v1beta1' }), /did not answer in .*\/v1$/],
    ['of another kind', read({ token: 'a' }, { kind: 'Status' }), /no ExecCredential/],
    ['that is no JSON', readExecCredential('error: log in first', V1, NOW), /no JSON/],
    ['that is a list', readExecCredential('[]', V1, NOW), /no ExecCredential/],
  ])('is refused %s', (_, result, why) => {
    expect(result.ok).toBe(false);
    expect(result.ok ? '' : result.error).toMatch(why);
  });
});

test('a plugin is told that nobody can answer it, and of the cluster when it asks', () => {
  expect(JSON.parse(execInfo(V1))).toEqual({ apiVersion: V1, kind: 'ExecCredential', spec: { interactive: false } });
  expect(JSON.parse(execInfo(V1, { server: 'https://api' }))).toMatchObject({
    spec: { interactive: false, cluster: { server: 'https://api' } },
  });
});
