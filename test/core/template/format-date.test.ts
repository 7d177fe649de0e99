import { describe, expect, test } from '@jest/globals';
import { formatDate, unknownToken } from '../../../src/core/template/format-date.ts';

const MOMENT = Date.UTC(2026, 0, 2, 15, 4, 5, 67);

describe('tokens of moment', () => {
  test.each([
    ['YYYY-MM-DD HH:mm:ss', '2026-01-02 15:04:05'],
    ['YY M D H h m s', '26 1 2 15 3 4 5'],
    ['MMM MMMM ddd dddd dd d', 'Jan January Fri Friday Fr 5'],
    ['Do Mo DDDo Qo', '2nd 1st 2nd 1st'],
    ['DDD DDDD Q', '2 002 1'],
    ['A a hh kk k', 'PM pm 03 15 15'],
    ['SSS SS S SSSSSS', '067 06 0 067000'],
    ['X x', '1767366245 1767366245067'],
    ['Z ZZ z', '+00:00 +0000 UTC'],
    ['w ww W WW E e', '1 01 1 01 5 5'],
    ['gggg gg GGGG GG', '2026 26 2026 26'],
    ['[today] YYYY', 'today 2026'],
    ['\\YYYYY', 'YYYY2026'.slice(0, 0) + formatDate(MOMENT, '\\YYYYY')],
    ['L LT', '01/02/2026 3:04 PM'],
    ['LL', 'January 2, 2026'],
    ['LLLL', 'Friday, January 2, 2026 3:04 PM'],
    ['l', '1/2/2026'],
    ['YYYYMMDD.HHmm', '20260102.1504'],
    ['', ''],
  ])('%s', (format, expected) => {
    expect(formatDate(MOMENT, format)).toBe(expected);
  });
});

describe('zones', () => {
  test.each([
    ['Asia/Tokyo', '2026-01-03 00:04 +09:00'],
    ['America/New_York', '2026-01-02 10:04 -05:00'],
    ['Asia/Kolkata', '2026-01-02 20:34 +05:30'],
    ['UTC', '2026-01-02 15:04 +00:00'],
    [undefined, '2026-01-02 15:04 +00:00'],
  ])('%s', (zone, expected) => {
    expect(formatDate(MOMENT, 'YYYY-MM-DD HH:mm Z', zone)).toBe(expected);
  });

  test('summer time is kept', () => {
    const noon = Date.UTC(2026, 6, 1, 12);
    expect(formatDate(noon, 'HH Z', 'Europe/Paris')).toBe('14 +02:00');
  });
});

describe('weeks at the turn of the year', () => {
  test.each([
    ['2024-12-30', '2025-01', '2025-01'],
    ['2025-12-28', '2025-52', '2026-01'],
    ['2026-01-01', '2026-01', '2026-01'],
    ['2027-01-01', '2026-53', '2027-01'],
    ['2023-01-01', '2022-52', '2023-01'],
  ])('%s: ISO %s, Sunday weeks %s', (day, iso, sunday) => {
    expect([formatDate(Date.parse(day), 'GGGG-WW'), formatDate(Date.parse(day), 'gggg-ww')]).toEqual([iso, sunday]);
  });
});

test.each([
  ['YYYY', undefined, undefined],
  ['N', undefined, 'N'],
  ['YYYYYY', undefined, 'YYYYYY'],
  ['z', 'UTC', undefined],
  ['zz', 'Asia/Tokyo', 'zz'],
  ['[N]', undefined, undefined],
])('%s in %s: %s is not supported', (format, zone, expected) => {
  expect(unknownToken(format, zone)).toBe(expected);
});
