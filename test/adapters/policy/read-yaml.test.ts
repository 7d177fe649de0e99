import { describe, expect, test } from '@jest/globals';
import { readYaml } from '../../../src/adapters/policy/read-yaml.ts';

test('values keep their kind, their text and their place', () => {
  const tree = readYaml('a: [1.50, true, 09:00, "x"]\n7:\n  b: ~\n');
  expect(tree).toEqual({
    ok: true,
    value: {
      kind: 'map',
      at: { line: 1, column: 1 },
      entries: [
        {
          key: 'a',
          at: { line: 1, column: 1 },
          value: {
            kind: 'list',
            at: { line: 1, column: 4 },
            items: [
              { kind: 'number', at: { line: 1, column: 5 }, number: 1.5, source: '1.50' },
              { kind: 'boolean', at: { line: 1, column: 11 }, boolean: true },
              { kind: 'text', at: { line: 1, column: 17 }, text: '09:00' },
              { kind: 'text', at: { line: 1, column: 24 }, text: 'x' },
            ],
          },
        },
        {
          key: '7',
          at: { line: 2, column: 1 },
          value: {
            kind: 'map',
            at: { line: 3, column: 3 },
            entries: [{ key: 'b', at: { line: 3, column: 3 }, value: { kind: 'empty', at: { line: 3, column: 6 } } }],
          },
        },
      ],
    },
  });
});

describe('what cannot be read surely is refused, with its place', () => {
  test.each([
    ['a duplicate key', 'a: 1\nb: 2\na: 3\n', 3, /unique/],
    ['an alias', 'a: &x [1]\nb: *x\n', 2, /alias \*x/],
    ['an unclosed list', 'a: [1\n', 2, /./],
    ['a second document', 'a: 1\n---\nb: 2\n', 2, /document/i],
    ['an unknown tag', 'a: !env X\n', 1, /tag/i],
    ['a key that is a list', '? [a]\n: 1\n', 1, /key must be text/],
    ['too long a text', `a: "${'x'.repeat(256_000)}"`, 1, /longer than 256000 bytes/],
  ])('%s', (_, text, line, what) => {
    const tree = readYaml(text);
    if (tree.ok) throw new Error('it was read');
    expect(tree.error.map(({ at }) => at.line)).toContain(line);
    expect(tree.error.map((fault) => fault.what).join('\n')).toMatch(what);
  });

  test('an alias of an alias costs nothing', () => {
    const levels = Array.from({ length: 20 }, (_, n) => `l${n + 1}: &l${n + 1} [${Array.from({ length: 10 }, () => `*l${n}`).join(', ')}]`);
    const start = performance.now();
    expect(readYaml(`l0: &l0 x\n${levels.join('\n')}\n`).ok).toBe(false);
    expect(performance.now() - start).toBeLessThan(2_000);
  });
});
