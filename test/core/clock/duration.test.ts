import { expect, test } from '@jest/globals';
import fc from 'fast-check';
import { formatDuration, parseDuration } from '../../../src/core/clock/duration.ts';

test.each([
  ['0', 0],
  ['250ms', 250],
  ['90s', 90_000],
  ['5m', 300_000],
  ['1h30m', 5_400_000],
  ['2d', 172_800_000],
  ['1m500ms', 60_500],
])('%s is %d ms', (text, ms) => {
  expect(parseDuration(text)).toBe(ms);
});

test.each(['', '5', 'm', '5 m', '-5m', '1.5h', '30m1h', '5m5m', '5M', '9999999999999999d'])('"%s" is no duration', (text) => {
  expect(parseDuration(text)).toBeUndefined();
});

test.each([
  [0, '0ms'],
  [999, '999ms'],
  [1_200, '1.2s'],
  [4_000, '4s'],
  [61_000, '1m1s'],
  [3_600_000, '1h'],
  [90_061_000, '1d1h'],
])('%d ms reads %s', (ms, text) => {
  expect(formatDuration(ms)).toBe(text);
});

test('whole seconds of at least ten survive a round trip when two units are enough', () => {
  fc.assert(
    fc.property(fc.integer({ min: 10, max: 3_599 }), (seconds) => {
      expect(parseDuration(formatDuration(seconds * 1_000))).toBe(seconds * 1_000);
    }),
  );
});
