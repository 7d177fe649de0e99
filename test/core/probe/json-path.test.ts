import { describe, expect, test } from '@jest/globals';
import { lookUp, parseJsonPath } from '../../../src/core/probe/json-path.ts';

describe('a path names one place', () => {
  test.each([
    ['$', []],
    ['$.a.b', ['a', 'b']],
    ['$.items[0].id', ['items', 0, 'id']],
    ['$.items[-1]', ['items', -1]],
    ["$['a b']['it\\'s']", ['a b', "it's"]],
    ['$["x"].y-z', ['x', 'y-z']],
  ])('%s', (text, steps) => {
    expect(parseJsonPath(text)?.steps).toEqual(steps);
  });

  test.each(['', 'a.b', '$.', '$..a', '$.*', '$[*]', '$[?(@.a)]', '$[0:2]', '$.a b', '$.a]', '$[1'])('refuses %s', (text) => {
    expect(parseJsonPath(text)).toBeUndefined();
  });
});

describe('looking up', () => {
  const document = { a: { b: [10, 20, { c: null }] }, text: 'x', length: 3 };
  test.each([
    ['$.a.b[1]', { found: true, value: 20 }],
    ['$.a.b[-1].c', { found: true, value: null }],
    ['$.a.b[3]', { found: false }],
    ['$.a.b[-4]', { found: false }],
    ['$.a.b.length', { found: false }],
    ['$.text.length', { found: false }],
    ['$.toString', { found: false }],
    ['$.__proto__', { found: false }],
    ['$.length', { found: true, value: 3 }],
  ])('%s', (text, seen) => {
    const path = parseJsonPath(text);
    expect(path === undefined ? undefined : lookUp(document, path)).toEqual(seen);
  });
});
