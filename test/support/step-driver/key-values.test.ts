import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { readKeyValues } from './key-values.ts';

const read = (text: string): Readonly<Record<string, string>> => {
  const pairs = new Map<string, string>();
  readKeyValues(text, (key, value) => pairs.set(key, value));
  return Object.fromEntries(pairs);
};

describe('command files, as the runner reads them', () => {
  test.each([
    ['a pair', 'a=b\n', { a: 'b' }],
    ['no newline at the end', 'a=b', { a: 'b' }],
    ['= comes before <<', 'a=b<<c\n', { a: 'b<<c' }],
    ['<< comes before =', 'a<<E=\n1\nE=\n', { a: '1' }],
    ['a heredoc', 'a<<EOF\n1\n\n2\nEOF\n', { a: '1\n\n2' }],
    ['a heredoc whose end has no newline', 'a<<EOF\n1\nEOF', { a: '1' }],
    ['an empty heredoc', 'a<<EOF\nEOF\n', { a: '' }],
    ['empty lines between', '\n\na=1\n\nb=2\n', { a: '1', b: '2' }],
    ['the last one wins', 'a=1\na=2\n', { a: '2' }],
    ['a carriage return stays', 'a=1\r\n', { a: '1\r' }],
    ['an empty name in the short form', '=1\n', { '': '1' }],
  ])('%s', (_, text, expected) => {
    expect(read(text)).toEqual(expected);
  });

  test.each([
    ['neither form', 'hello\n', "Invalid format 'hello'"],
    ['no end', 'a<<EOF\n1\n', "Invalid value. Matching delimiter not found 'EOF'"],
    ['an end without its newline before', 'a<<EOF\n1EOF', 'Invalid value. EOF marker missing new line.'],
    ['no name', '<<EOF\n1\nEOF\n', "Invalid format '<<EOF'. Name must not be empty and delimiter must not be empty"],
    ['no delimiter', 'a<<\n1\n', "Invalid format 'a<<'. Name must not be empty and delimiter must not be empty"],
  ])('refuses: %s', (_, text, message) => {
    expect(() => read(text)).toThrow(message);
  });

  test('any value comes back from a heredoc with a delimiter that it does not hold', () => {
    fc.assert(
      fc.property(fc.string(), (value) => {
        fc.pre(!value.includes('ghadelimiter'));
        expect(read(`k<<ghadelimiter\n${value}\nghadelimiter\n`)).toEqual({ k: value });
      }),
    );
  });
});
