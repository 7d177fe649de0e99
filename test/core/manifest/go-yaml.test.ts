import { describe, expect, test } from '@jest/globals';
import { readGoYaml } from '../../../src/core/manifest/go-yaml.ts';

describe('as helm reads it', () => {
  test.each([
    ['a: yes', true],
    ['a: on', true],
    ['a: y', true],
    ['a: no', false],
    ['a: "yes"', 'yes'],
    ['a: 017', 15],
    ['a: 0x1f', 31],
    ['a: 1_000', 1000],
    ['a: 1e3', 1000],
    ['a: 1:30', '1:30'],
    ['a: 2026-11-24', '2026-11-24'],
    ['a: ~', null],
    ['a:', null],
    ['a: |\n  x\n  y\n', 'x\ny\n'],
    ['b: &x {c: 1}\na: *x', { c: 1 }],
    ['b: &x {c: 1}\na: {<<: *x, d: 2}', { c: 1, d: 2 }],
  ])('%s', (text, expected) => expect(readGoYaml(text).a).toEqual(expected));
});

test.each(['', '# nothing', '---\n'])('an empty file gives nothing: %p', (text) => expect(readGoYaml(text)).toEqual({}));

test.each([
  ['a: [1', /line 1|line 2/],
  ['a: 1\na: 2', /unique/i],
  ['- a', /no map/],
  ['text', /no map/],
])('%s is refused', (text, message) => expect(() => readGoYaml(text)).toThrow(message));
