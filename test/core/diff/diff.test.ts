import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { flatten } from '../../../src/core/diff/flatten.ts';
import { lineDiff } from '../../../src/core/diff/line-diff.ts';
import { valueDiff } from '../../../src/core/diff/value-diff.ts';

const ALL = (): boolean => true;

test('leaves go by names where a list has them, else by index', () => {
  const value = { containers: [{ name: 'web', image: 'a' }], args: ['x', 'y'], empty: {}, none: [], 'a.b/c': 1 };
  expect([...flatten(value)]).toEqual([
    ['containers[web].name', 'web'],
    ['containers[web].image', 'a'],
    ['args[0]', 'x'],
    ['args[1]', 'y'],
    ['empty', {}],
    ['none', []],
    ['"a.b/c"', 1],
  ]);
});

describe('values', () => {
  test.each([
    [{ a: 1 }, { a: 2 }, ['- a: 1', '+ a: 2']],
    [{ a: 1 }, {}, ['- a: 1']],
    [{}, { a: { b: [1] } }, ['+ a.b[0]: 1']],
    [{ a: 1, b: 2 }, { b: 2, a: 1 }, []],
    [{ a: '1' }, { a: 1 }, ['- a: "1"', '+ a: 1']],
    [{ a: null }, {}, ['- a: null']],
    [{ file: 'x\ny\nz\n' }, { file: 'x\nY\nz\n' }, ['  file: |', '      x', '-     y', '+     Y', '      z']],
  ])('%j to %j', (before, after, expected) => expect(valueDiff(before, after, ALL)).toEqual(expected));

  test('that may not be shown are told as changed only', () => {
    expect(valueDiff({ password: 'old\nlines' }, { password: 'new\nlines' }, () => false)).toEqual(['- password: ***', '+ password: ***']);
  });
  test('cannot act as commands or break out of the block', () => {
    expect(valueDiff({}, { a: '::error::x\u001b[31m' }, ALL)[0]).not.toContain('\u001b');
  });
});

test('what is left after taking a diff back and forth are the two texts', () => {
  const text = fc.array(fc.constantFrom('a', 'b', 'c', 'd'), { maxLength: 12 }).map((lines) => lines.join('\n'));
  fc.assert(
    fc.property(text, text, (before, after) => {
      const all = lineDiff(before, after, 100);
      const side = (kind: '-' | '+') =>
        all
          .filter((line) => line.kind !== (kind === '-' ? '+' : '-'))
          .map((line) => line.text)
          .join('\n');
      if (before === after) expect(all).toEqual([]);
      else expect([side('-'), side('+')]).toEqual([before, after]);
    }),
  );
});

test('large texts that differ everywhere end soon', () => {
  const lines = (mark: string): string => Array.from({ length: 5_000 }, (_, i) => `${mark}${i}`).join('\n');
  expect(lineDiff(lines('a'), lines('b'))).toHaveLength(10_000);
});
