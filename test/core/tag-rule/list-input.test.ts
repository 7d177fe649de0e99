import { describe, expect, test } from '@jest/globals';
import { attributesOf } from '../../../src/core/tag-rule/attributes.ts';
import { entryText, readList } from '../../../src/core/tag-rule/list-input.ts';

const read = (text: string) => {
  const list = readList('tags', text);
  if (!list.ok) throw new Error(list.error.what);
  return list.value;
};
const fields = (text: string) => read(text).map((entry) => entry.fields.map((field) => field.text));

describe('lines', () => {
  test.each([
    ['a\nb', [['a'], ['b']]],
    ['\n\n a \r\n\tb\n', [[' a '], ['\tb']]],
    ['# no\na#b\n  # no\nc', [['a#b'], ['c']]],
    ['', []],
    ['a,b, c', [['a', 'b', ' c']]],
    ['type=match,"pattern=a,b"', [['type=match', 'pattern=a,b']]],
    ['"type=match,""pattern=a,b"""', [['type=match', 'pattern=a,b']]],
    ['type=raw,value=say "hi"', [['type=raw', 'value=say "hi"']]],
    ['"a ""b"""', [['a "b"']]],
  ])('%j', (text, expected) => {
    expect(fields(text)).toEqual(expected);
  });

  test('a quoted field may go over several lines, and lines are counted on', () => {
    const list = read('a\n"type=raw,\nvalue=x"\nb');
    expect(list.map(({ line }) => line)).toEqual([1, 2, 4]);
    expect(list[1]?.fields.map(({ text }) => text)).toEqual(['type=raw', ' value=x'].map((text) => expect.stringContaining(text.trim())));
  });

  test('a quote that is not closed is a problem with its line', () => {
    const list = readList('tags', 'a\n"b');
    expect(list.ok ? undefined : [list.error.code, list.error.where]).toEqual(['BT007', 'input "tags", line 2']);
  });
});

test('attributes: keys in small letters, both sides trimmed, a bare word has the key of its reader', () => {
  const [entry] = read(' Type = sha , enable= true,,word,=x,a=b=c');
  expect(attributesOf(entry as never, 'value').map(({ key, value, column }) => [key, value, column])).toEqual([
    ['type', 'sha', 9],
    ['enable', 'true', 23],
    ['value', 'word', 29],
    ['value', '=x', 34],
    ['a', 'b=c', 39],
  ]);
});

test('a label keeps its commas', () => {
  expect(read('note=a,b, c').map(entryText)).toEqual(['note=a,b, c']);
});
