import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { covers, type Interval, intersect, subtract, union } from '../../../src/core/window/interval.ts';

const at = (from: number, to: number): Interval => ({ from, to });

describe('examples', () => {
  test('union joins what touches and drops what is empty', () => {
    expect(union([at(5, 7), at(1, 3), at(3, 4), at(9, 9), at(6, 8)])).toEqual([at(1, 4), at(5, 8)]);
  });

  test('subtract leaves the first instant after a hole', () => {
    expect(subtract([at(0, 10)], [at(2, 4), at(4, 5), at(9, 20)])).toEqual([at(0, 2), at(5, 9)]);
  });

  test('an interval holds at its beginning and no longer at its end', () => {
    expect([1, 2, 3].map((instant) => covers(at(1, 3), instant))).toEqual([true, true, false]);
  });
});

describe('each instant', () => {
  const intervals = fc.array(
    fc.tuple(fc.integer({ min: 0, max: 40 }), fc.integer({ min: -2, max: 12 })).map(([from, length]) => at(from, from + length)),
    { maxLength: 8 },
  );
  const holds = (list: readonly Interval[], instant: number): boolean => list.some((one) => covers(one, instant));
  const isSorted = (list: readonly Interval[]): boolean =>
    list.every(({ from, to }, n) => from < to && (n === 0 || (list[n - 1]?.to ?? 0) < from));

  test.each([
    ['union', (a: boolean, b: boolean) => a || b, (a: readonly Interval[], b: readonly Interval[]) => union([...a, ...b])],
    ['subtract', (a: boolean, b: boolean) => a && !b, subtract],
    ['intersect', (a: boolean, b: boolean) => a && b, intersect],
  ])('%s is what it is by hand', (_, byHand, made) => {
    fc.assert(
      fc.property(intervals, intervals, (a, b) => {
        const list = made(a, b);
        expect(isSorted(list)).toBe(true);
        for (let instant = -1; instant <= 55; instant += 1) expect(holds(list, instant)).toBe(byHand(holds(a, instant), holds(b, instant)));
      }),
      { numRuns: 200 },
    );
  });
});
