import { describe, expect, test } from '@jest/globals';
import { applySetLine, typedValue } from '../../../src/core/values/strvals.ts';
import { emptyTree, type Tree } from '../../../src/core/values/tree.ts';

const apply = (line: string, base: object = {}): unknown => {
  const tree = Object.assign(emptyTree(), structuredClone(base)) as Tree;
  applySetLine(line, tree);
  return JSON.parse(JSON.stringify(tree, (_, value: unknown) => (typeof value === 'bigint' ? `int ${value}` : value)));
};

describe('a line becomes', () => {
  test.each([
    ['a=b', { a: 'b' }],
    ['a.b.c=d', { a: { b: { c: 'd' } } }],
    ['a=1,b=2', { a: 'int 1', b: 'int 2' }],
    ['a=true,b=False,c=TRUE', { a: true, b: false, c: true }],
    ['a=null', { a: null }],
    ['a=', { a: '' }],
    ['a=0', { a: 'int 0' }],
    ['a=007', { a: '007' }],
    ['a=-5', { a: 'int -5' }],
    ['a=1.5', { a: '1.5' }],
    ['a=1234567', { a: 'int 1234567' }],
    ['a=9223372036854775807', { a: 'int 9223372036854775807' }],
    ['a=9223372036854775808', { a: '9223372036854775808' }],
    ['a=yes', { a: 'yes' }],
    ['a={b,c}', { a: ['b', 'c'] }],
    ['a={1,true,x},d=e', { a: ['int 1', true, 'x'], d: 'e' }],
    ['a={}', { a: [''] }],
    ['a[0]=b', { a: ['b'] }],
    ['a[2]=b', { a: [null, null, 'b'] }],
    ['a[0].b=c,a[0].d=e', { a: [{ b: 'c', d: 'e' }] }],
    ['a[0][1]=b', { a: [[null, 'b']] }],
    ['a\\.b=c', { 'a.b': 'c' }],
    ['a=b\\,c', { a: 'b,c' }],
    ['a\\=b=c', { 'a=b': 'c' }],
    ['a=b=c', { a: 'b=c' }],
    ['a=x.y[0]', { a: 'x.y[0]' }],
    ['nodeSelector."kubernetes\\.io/role"=master', { nodeSelector: { '"kubernetes.io/role"': 'master' } }],
    ['a=sömething ☃', { a: 'sömething ☃' }],
    ['__proto__.x=1', JSON.parse('{"__proto__": {"x": "int 1"}}')],
  ] as const)('%s', (line, expected) => expect(apply(line)).toEqual(expected));
});

describe('over what is there', () => {
  test.each([
    ['a.c=2', { a: { b: 1 } }, { a: { b: 1, c: 'int 2' } }],
    ['a=2', { a: { b: 1 } }, { a: 'int 2' }],
    ['a[0].port=99', { a: [{ name: 'x', port: 1 }, { name: 'y' }] }, { a: [{ name: 'x', port: 'int 99' }, { name: 'y' }] }],
    ['a[1]=z', { a: ['x', 'y'] }, { a: ['x', 'z'] }],
    ['a[3]=z', { a: ['x'] }, { a: ['x', null, null, 'z'] }],
    ['a[0].b=1', { a: ['text'] }, { a: [{ b: 'int 1' }] }],
  ] as const)('%s', (line, base, expected) => expect(apply(line, base)).toEqual(expected));
});

describe('what helm refuses', () => {
  test.each([
    ['a', /key "a" has no value/],
    ['a,b=1', /cannot end with ,/],
    ['a={b', /list must terminate/],
    ['a[x]=1', /error parsing index/],
    ['a[-1]=1', /negative -1 index/],
    ['a[65537]=1', /maximum supported index/],
    ['a[0]b=1', /unexpected data/],
    [`${'a.'.repeat(31)}b=1`, /more than 30 levels/],
  ])('%s', (line, message) => expect(() => apply(line)).toThrow(message));

  test.each([
    ['a.b=1', { a: 'text' }],
    ['a[0]=1', { a: 'text' }],
  ])('%s over a text', (line, base) => expect(() => apply(line, base)).toThrow(/no (map|list)/));
});

test.each(['+5', '5', '-5'])('%s is an integer', (text) => expect(typedValue(text)).toBe(BigInt(text.replace('+', ''))));
test.each(['', ' 5', '5 ', '0x10', '1e3', '١'])('%p is text', (text) => expect(typedValue(text)).toBe(text));
