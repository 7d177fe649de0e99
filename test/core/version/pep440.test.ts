import { describe, expect, test } from '@jest/globals';
import { comparePep440, isFinal, parsePep440 } from '../../../src/core/version/pep440.ts';

describe('the normal form', () => {
  test.each([
    ['1.2.3', '1.2.3'],
    ['v1.2', '1.2'],
    ['1.0dev4', '1.0.dev4'],
    ['1.0-DEV', '1.0.dev0'],
    ['1.1beta2', '1.1b2'],
    ['1.1-alpha', '1.1a0'],
    ['1.2.3rc2', '1.2.3rc2'],
    ['1.2.3-c1', '1.2.3rc1'],
    ['1.2.3.preview4', '1.2.3rc4'],
    ['1.2.post1', '1.2.post1'],
    ['1.2-1', '1.2.post1'],
    ['1.2rev3', '1.2.post3'],
    ['1!2.0', '1!2.0'],
    ['1.0+Ubuntu-1_2', '1.0+ubuntu.1.2'],
    ['20200110-RC2', '20200110rc2'],
    ['1.0a1.post2.dev3', '1.0a1.post2.dev3'],
  ])('%s is %s', (text, version) => {
    expect(parsePep440(text)?.version).toBe(version);
  });

  test.each(['', 'latest', '1.2.x', '1..2', '1.0-foo', 'release1', '1.0+', 'a'.repeat(300)])('%j is none', (text) => {
    expect(parsePep440(text)).toBeUndefined();
  });
});

test('versions are ordered as PEP 440 orders them', () => {
  const order = [
    '1.0.dev1',
    '1.0a1.dev1',
    '1.0a1',
    '1.0b1',
    '1.0rc1',
    '1.0',
    '1.0.post1.dev1',
    '1.0.post1',
    '1.0.1',
    '1.10',
    '2.0',
    '1!0.1',
  ];
  const read = order.map((text) => parsePep440(text)).filter((one) => one !== undefined);
  expect(read).toHaveLength(order.length);
  for (const [i, a] of read.entries()) for (const [j, b] of read.entries()) expect(Math.sign(comparePep440(a, b))).toBe(Math.sign(i - j));
});

test.each([
  ['1.0', '1.0.0', 0],
  ['1.0+a', '1.0+b', 0],
])('%s and %s are equal in order', (a, b, expected) => {
  expect(comparePep440(parsePep440(a) as never, parsePep440(b) as never)).toBe(expected);
});

test.each([
  ['1.0', true],
  ['1.0+local', true],
  ['1.0rc1', false],
  ['1.0.post1', false],
  ['1.0.dev1', false],
])('%s is final: %s', (text, expected) => {
  expect(isFinal(parsePep440(text) as never)).toBe(expected);
});
