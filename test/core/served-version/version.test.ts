import { describe, expect, test } from '@jest/globals';
import type { ServedSpec } from '../../../src/core/probe/check.ts';
import { parseJsonPath } from '../../../src/core/probe/json-path.ts';
import { sameVersion, versionIn } from '../../../src/core/served-version/version.ts';

const from = (kind: 'body' | 'header' | 'json'): ServedSpec => {
  const path = parseJsonPath('$.commit') as NonNullable<ReturnType<typeof parseJsonPath>>;
  const forms = { body: { kind: 'body' }, header: { kind: 'header', name: 'x-version' }, json: { kind: 'json', path } } as const;
  return { path: '/version', from: forms[kind], match: 'prefix', via: ['pods'], settleMs: 0 };
};
const answer = (text: string, headers = {}, status = 200) => ({ kind: 'answer', status, headers, text, durationMs: 1 }) as const;

test.each([
  ['text', from('body'), answer(' 1.4.2\n'), { kind: 'said', version: '1.4.2' }],
  ['a header', from('header'), answer('', { 'x-version': '1.4.2' }), { kind: 'said', version: '1.4.2' }],
  ['JSON', from('json'), answer('{"commit":"abcdef0"}'), { kind: 'said', version: 'abcdef0' }],
  ['a number', from('json'), answer('{"commit":42}'), { kind: 'said', version: '42' }],
  ['an error', from('json'), answer('{"commit":"abcdef0"}', {}, 500), { kind: 'unreadable', why: 'answered 500' }],
  ['nothing', from('body'), answer(' \n'), { kind: 'unreadable', why: 'is empty' }],
  ['no header', from('header'), answer('1.4.2'), { kind: 'unreadable', why: 'has no header x-version' }],
  ['no JSON', from('json'), answer('<html>'), { kind: 'unreadable', why: 'is no JSON' }],
  ['other keys', from('json'), answer('{"build":1,"time":2}'), { kind: 'unreadable', why: 'has no $.commit; keys seen: build, time' }],
  ['an object', from('json'), answer('{"commit":{"id":1}}'), { kind: 'unreadable', why: 'holds no text at $.commit' }],
])('the version endpoint says %s', (_, spec, given, said) => {
  expect(versionIn(spec, given)).toEqual(said);
});

describe('the same version', () => {
  test.each<[ServedSpec['match'], string, string, boolean]>([
    ['prefix', '1a2b3c4', '1a2b3c4d5e6f', true],
    ['prefix', '1a2b3c4d5e6f', '1a2b3c4', true],
    ['prefix', '1A2B3C4', '1a2b3c4d', true],
    ['prefix', '1a2b3c', '1a2b3c4d', false],
    ['prefix', '', '1a2b3c4d', false],
    ['prefix', '1a2b3c5', '1a2b3c4d', false],
    ['exact', '1.4', '1.4', true],
    ['exact', '1.4', '1.4.2', false],
  ])('%s: %s against %s is %s', (match, served, expected, same) => {
    expect(sameVersion(match, served, expected)).toBe(same);
  });
});
