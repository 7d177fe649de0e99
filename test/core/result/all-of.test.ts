import { expect, test } from '@jest/globals';
import type { Problem } from '../../../src/core/problem/problem.ts';
import { allOf } from '../../../src/core/result/all-of.ts';
import { err, ok } from '../../../src/core/result/result.ts';

const problem = (what: string): Problem => ({ code: 'IN001', fault: 'user', what });

test('all values, or all problems', () => {
  expect(allOf({ a: ok(1), b: ok('x') })).toEqual({ ok: true, value: { a: 1, b: 'x' } });
  expect(allOf({ a: err([problem('one')]), b: ok('x'), c: err([problem('two'), problem('three')]) })).toEqual({
    ok: false,
    error: ['one', 'two', 'three'].map(problem),
  });
});
