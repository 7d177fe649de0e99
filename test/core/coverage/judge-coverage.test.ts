import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import { percent } from '../../../src/core/coverage/coverage.ts';
import { judgeCoverage, measureCoverage, parseMinimum } from '../../../src/core/coverage/judge-coverage.ts';

describe('min-coverage', () => {
  test.each([
    ['lines=80', [['lines', 8_000]]],
    [
      'lines=80 branches=70.5',
      [
        ['lines', 8_000],
        ['branches', 7_050],
      ],
    ],
    [
      'branches=100%,lines=0.01',
      [
        ['branches', 10_000],
        ['lines', 1],
      ],
    ],
    ['', []],
  ])('%j', (text, expected) => {
    expect(parseMinimum(text)?.map(({ kind, hundredths }) => [kind, hundredths])).toEqual(expected);
  });

  test.each([
    '80',
    'lines',
    'lines=',
    'lines=101',
    'lines=100.01',
    'lines=80 lines=90',
    'functions=3',
    'lines=1e1',
    'lines=-1',
    'lines=80.123',
  ])('%j is none', (text) => {
    expect(parseMinimum(text)).toBeUndefined();
  });
});

describe('the gate', () => {
  const judge = (covered: number, total: number, minimum: string) =>
    judgeCoverage({ lines: { covered, total } }, parseMinimum(minimum) ?? []).map(({ code, what }) => `${code} ${what}`);

  test.each([
    [8_998, 10_000, 'lines=90', ['AP042 lines 8998/10000 = 89.98 % is below 90 %']],
    [89_988, 100_000, 'lines=90', ['AP042 lines 89988/100000 = 89.98 % is below 90 %']],
    [8_999_999, 9_999_999, 'lines=90', ['AP042 lines 8999999/9999999 = 89.99 % is below 90 %']],
    [9, 10, 'lines=90', []],
    [1, 3, 'lines=33.33', []],
    [1, 3, 'lines=33.34', ['AP042 lines 1/3 = 33.33 % is below 33.34 %']],
    [0, 1, 'lines=0', []],
    [1, 1, 'branches=1', ['AP043 no report measures branches, and min-coverage asks for branches=1']],
    [
      1,
      2,
      'lines=60 branches=1',
      ['AP042 lines 1/2 = 50 % is below 60 %', 'AP043 no report measures branches, and min-coverage asks for branches=1'],
    ],
  ])('%i of %i at %s', (covered, total, minimum, expected) => {
    expect(judge(covered, total, minimum)).toEqual(expected);
  });

  test('agrees with exact arithmetic, also near 2^53, and what is shown never passes where it refuses', () => {
    const whole = fc.integer({ min: 1, max: 999_999_999_999_999 });
    fc.assert(
      fc.property(whole, whole, fc.integer({ min: 0, max: 10_000 }), (a, b, hundredths) => {
        const [covered, total] = [Math.min(a, b), Math.max(a, b)];
        const text = `${Math.floor(hundredths / 100)}.${String(hundredths % 100).padStart(2, '0')}`;
        const passes = judge(covered, total, `lines=${text}`).length === 0;
        expect(passes).toBe(BigInt(covered) * 10_000n >= BigInt(hundredths) * BigInt(total));
        expect(Number(percent({ covered, total })) >= Number(text)).toBe(passes);
      }),
    );
  });
});

test('a file that cannot be read is AP043 with its path, whatever the others say', () => {
  const read = measureCoverage([
    { path: 'a.info', text: 'SF:a\nDA:1,1\n' },
    { path: 'b.info', text: 'nothing' },
  ]);
  expect(read).toMatchObject({
    ok: false,
    error: { code: 'AP043', where: 'b.info', what: expect.stringMatching(/^b\.info cannot be used: it is none/) },
  });
});
