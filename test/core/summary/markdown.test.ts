import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { cutMiddle } from '../../../src/core/summary/cut.ts';
import { block, code, folded, link, table, text } from '../../../src/core/summary/markdown.ts';

describe('text from outside in Markdown', () => {
  test.each([
    ['<img src=x onerror=alert(1)>', '&lt;img src=x onerror=alert(1)&gt;'],
    ['[click](http://evil)', '\\[click\\](http:&#8203;//evil)'],
    ['a|b', 'a\\|b'],
    ['@acme/team', '@&#8203;acme/team'],
    ['a\nb', 'a b'],
    ['`rm`', '\\`rm\\`'],
  ])('%j is harmless', (given, safe) => {
    expect(text(given)).toBe(safe);
  });

  test('code answers backticks with a longer fence', () => {
    expect(code('a`b')).toBe('``a`b``');
    expect(code('`')).toBe('`` ` ``');
    expect(code('a|b')).toBe('`a\\|b`');
  });

  test('no line of a block closes it', () => {
    fc.assert(
      fc.property(
        fc.array(fc.constantFrom('`', '```', '````', '\n', 'x', ' ')).map((parts) => parts.join('')),
        (body) => {
          const lines = block(body).split('\n');
          const fence = lines[0] ?? '';
          expect(lines.slice(1, -1).some((line) => line.trim().startsWith(fence))).toBe(false);
        },
      ),
    );
  });

  test('tables, links and folds', () => {
    expect(table(['a', 'b'], [['1', '2']])).toBe('| a | b |\n| --- | --- |\n| 1 | 2 |');
    expect(link('run [7]', 'https://example.test/a(b)')).toBe('[run \\[7\\]](https://example.test/a%28b%29)');
    expect(folded('<b>', 'body')).toBe('<details><summary>&lt;b&gt;</summary>\n\nbody\n\n</details>');
  });
});

test('a long summary is cut from the middle and says so', () => {
  const long = Array.from({ length: 1_000 }, (_, i) => `line ${i}`).join('\n');
  const cut = cutMiddle(long, 2_000);
  expect(new TextEncoder().encode(cut).length).toBeLessThanOrEqual(2_000);
  expect(cut).toMatch(/^line 0\n/);
  expect(cut).toMatch(/line 999$/);
  expect(cut).toMatch(/… \d+ lines left out/);
  expect(cutMiddle('short', 2_000)).toBe('short');
});
