import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { fenced, looksLikeCommand, oneLine, stripControls } from '../../../src/core/outside-text/outside-text.ts';

describe('one line', () => {
  test.each([
    ['::set-output name=a::b', ':\u200d:set-output name=a::b'],
    ['  ::error::x', ':\u200d:error::x'],
    ['text ##[error]x', 'text #\u200d#[error]x'],
    ['a\r\n::add-mask::x', 'a ::add-mask::x'],
    ['\u001b[31mred\u001b[0m', 'red'],
    ['\u202egnp.exe', 'gnp.exe'],
    ['a\u0000b', 'ab'],
  ])('%j becomes %j', (text, safe) => {
    expect(oneLine(text)).toBe(safe);
  });

  test('is cut', () => {
    expect(oneLine('x'.repeat(400), 10)).toBe(`${'x'.repeat(9)}…`);
  });

  test('can never start a workflow command', () => {
    const nasty = fc
      .array(fc.constantFrom('::', ':', '##[', '#', '[', ']', 'error', '\n', '\r', '\u2028', ' ', '\t', '\u001b[1m', 'x'))
      .map((parts) => parts.join(''));
    fc.assert(
      fc.property(nasty, (text) => {
        expect(looksLikeCommand(oneLine(text))).toBe(false);
        expect(oneLine(text)).not.toMatch(/[\r\n]/);
      }),
      { numRuns: 2_000 },
    );
  });
});

test('a fence stops commands between its two tokens, and the text loses its controls', () => {
  expect(fenced('a\r\n::error::b\u001b[2J', 'token')).toBe('::stop-commands::token\na\n::error::b\n::token::');
});

test('newlines and tabs stay', () => {
  expect(stripControls('a\n\tb\u0007')).toBe('a\n\tb');
});
