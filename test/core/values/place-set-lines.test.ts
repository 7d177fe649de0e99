import { describe, expect, test } from '@jest/globals';
import { placeSetLines, setLines } from '../../../src/core/values/place-set-lines.ts';

const place = (set: readonly string[], base: object = {}, setString: readonly string[] = []) => {
  const { file, ...rest } = placeSetLines(setLines(set, setString), base as Record<string, unknown>);
  return { ...rest, file: JSON.parse(JSON.stringify(file)) as unknown };
};

test('texts, booleans and null go to the file, integers to the command line too', () => {
  expect(place(['a.b=x', 'on=true', 'gone=null', 'count=3'])).toEqual({
    file: { a: { b: 'x' }, on: true, gone: null, count: 3 },
    set: ['count=3'],
    problems: [],
  });
});

test('set-string keeps digits as text, and wins over set', () => {
  expect(place(['a=1'], {}, ['a=2', 'big=1234567'])).toMatchObject({ file: { a: '2', big: '1234567' }, set: [] });
});

test('the last line of the same place wins, also over an integer', () => {
  expect(place(['a=1', 'a=x'])).toMatchObject({ file: { a: 'x' }, set: [] });
  expect(place(['a=x', 'a=1'])).toMatchObject({ file: { a: 1 }, set: ['a=1'] });
});

test('a line into a list brings the list of the files along, without touching what is beside it', () => {
  const base = { ports: [{ name: 'http', port: 80 }, { name: 'admin' }], image: 'x' };
  expect(place(['ports[0].port=99'], base)).toEqual({
    file: { ports: [{ name: 'http', port: 99 }, { name: 'admin' }] },
    set: ['ports[0].port=99'],
    problems: [],
  });
  expect(base.ports[0]?.port).toBe(80);
});

test('names that the set language reads otherwise are escaped on the command line', () => {
  expect(place(['a\\.b.c\\=d[0]=5']).set).toEqual(['a\\.b.c\\=d[0]=5']);
});

test('an integer in a list of the line goes by its index', () => {
  expect(place(['a={1,x,2}'])).toMatchObject({ file: { a: [1, 'x', 2] }, set: ['a[0]=1', 'a[2]=2'] });
});

test('an integer at a place that looks secret is refused, with the way out', () => {
  expect(place(['db.password=12345']).problems).toMatchObject([{ code: 'IN003', remedy: expect.stringContaining('set-string') }]);
  expect(place([], {}, ['db.password=12345']).problems).toEqual([]);
  expect(place(['db.password=hunter2'])).toMatchObject({ file: { db: { password: 'hunter2' } }, set: [], problems: [] });
});

describe('a line that cannot be read', () => {
  test.each(['a', 'a[x]=1', '=1', ''])('is told without its value: %p', (line) => {
    expect(place([line]).problems).toMatchObject([{ code: 'IN003', what: expect.stringContaining('input "set" has the line') }]);
  });
  test('does not show what it assigns', () => {
    expect(JSON.stringify(place(['a[x]=hunter2']).problems)).not.toContain('hunter2');
  });
});

test('a key of the prototype is a key like any other', () => {
  expect(place(['__proto__.polluted=yes']).file).toEqual(JSON.parse('{"__proto__": {"polluted": "yes"}}'));
  expect(({} as Record<string, unknown>).polluted).toBeUndefined();
});
