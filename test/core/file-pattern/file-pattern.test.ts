import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { normalise, parseFilePattern, takes } from '../../../src/core/file-pattern/file-pattern.ts';

describe('a pattern', () => {
  test.each<[string, readonly string[], readonly string[]]>([
    ['*.txt', ['a.txt', '.txt', 'a.txt/below'], ['a.md', 'b/a.txt', 'atxt']],
    ['dist', ['dist', 'dist/a', 'dist/a/b'], ['dist2', 'a/dist', 'dis']],
    ['dist/', ['dist/a'], ['dist2']],
    ['./dist/../out/*', ['out/a'], ['dist/a']],
    ['**/*.xml', ['a.xml', 'b/a.xml', 'c/b/a.xml'], ['a.xm', 'xml']],
    ['a/**', ['a/b', 'a/b/c'], ['a', 'b/a']],
    ['a/**/z', ['a/z', 'a/b/z', 'a/b/c/z'], ['a/bz', 'z']],
    ['**', ['a', 'a/b', '.hidden/x'], []],
    ['a?c', ['abc', 'a.c'], ['ac', 'a/c', 'abbc']],
    ['[ab].txt', ['a.txt', 'b.txt'], ['c.txt', 'ab.txt']],
    ['[!ab].txt', ['c.txt'], ['a.txt']],
    ['[a-c]1', ['b1'], ['d1', '-1']],
    ['[c-a]1', ['[c-a]1'], ['b1']],
    ['[]x', ['[]x'], ['x']],
    ['a+(b).c', ['a+(b).c'], ['aab.c']],
    ['a b', ['a b'], ['ab']],
    ['/abs/*.txt', ['/abs/a.txt'], ['abs/a.txt']],
    ['../up/*', ['../up/a'], ['up/a']],
    ['größe/*', ['größe/a'], ['grosse/a']],
  ])('%s', (pattern, taken, left) => {
    const { matches } = parseFilePattern(pattern);
    expect([taken.filter((path) => !matches(path)), left.filter(matches)]).toEqual([[], []]);
  });

  test.each([
    ['dist/**/*.js', 'dist'],
    ['a/b/c.txt', 'a/b/c.txt'],
    ['*.txt', '.'],
    ['/etc/*.conf', '/etc'],
    ['/*', '/'],
    ['../x/*', '../x'],
    ['!dist/*', 'dist'],
  ])('%s is searched for in %s', (pattern, prefix) => {
    expect(parseFilePattern(pattern).prefix).toBe(prefix);
  });
});

describe('several lines', () => {
  const take = (lines: readonly string[], ...forms: readonly string[]) => takes(lines.map(parseFilePattern), forms);
  test.each<[readonly string[], string, boolean]>([
    [['dist', '!dist/*.map'], 'dist/a.map', false],
    [['dist', '!dist/*.map'], 'dist/a.js', true],
    [['dist', '!dist/*.map', 'dist/keep.map'], 'dist/keep.map', true],
    [['!dist', 'dist'], 'dist/a', true],
    [['src'], 'dist/a', false],
    [[], 'a', false],
  ])('%j and %s', (lines, path, expected) => {
    expect(take(lines, path)).toBe(expected);
  });

  test('any form of a path counts', () => {
    expect(take(['/work/dist/*'], 'dist/a', '/work/dist/a')).toBe(true);
    expect(take(['dist', '!/work/dist/a'], 'dist/a', '/work/dist/a')).toBe(false);
  });
});

describe('properties', () => {
  const path = fc.array(
    fc.stringMatching(/^[a-zA-Z0-9 .+()${}^|-]{1,6}$/).filter((part) => part !== '.' && part !== '..'),
    { minLength: 1, maxLength: 4 },
  );
  test('a path without wildcards takes itself and what is below it, and nothing beside it', () => {
    fc.assert(
      fc.property(
        path.filter(([first = '']) => first.trim() === first && !first.startsWith('!')),
        (parts) => {
          const text = parts.join('/').trim();
          const name = normalise(text).join('/');
          const { matches } = parseFilePattern(text);
          expect([matches(name), matches(`${name}/below`), matches(`${name}x`), matches(`x/${name}`)]).toEqual([true, true, false, false]);
        },
      ),
    );
  });

  test('any line is a pattern, and matching ends', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary' }), fc.string(), (line, text) => {
        expect(typeof parseFilePattern(line).matches(text)).toBe('boolean');
      }),
      { numRuns: 500 },
    );
  });

  test('many stars do not take for ever', () => {
    const start = performance.now();
    parseFilePattern('*a*a*a*a*a*a*a*a*b').matches('a'.repeat(64));
    parseFilePattern(`${'**/'.repeat(6)}b`).matches('a/'.repeat(40));
    expect(performance.now() - start).toBeLessThan(15_000);
  });
});
