import { describe, expect, test } from '@jest/globals';
import { isoIn, tellTime } from '../../../src/core/window/tell-time.ts';
import { openTimeZone } from '../../../src/core/window/time-zone.ts';

describe.each([
  ['Europe/Berlin', '2027-01-04T08:00:00Z', 'Mon 2027-01-04 09:00 CET (08:00Z)', '2027-01-04T09:00:00+01:00[Europe/Berlin]'],
  [
    'Europe/Berlin',
    '2026-12-31T23:30:15Z',
    'Fri 2027-01-01 00:30:15 CET (2026-12-31 23:30:15Z)',
    '2027-01-01T00:30:15+01:00[Europe/Berlin]',
  ],
  [
    'America/New_York',
    '2026-07-04T03:00:00Z',
    'Fri 2026-07-03 23:00 EDT (2026-07-04 03:00Z)',
    '2026-07-03T23:00:00-04:00[America/New_York]',
  ],
  ['America/St_Johns', '2026-01-01T12:00:00Z', 'Thu 2026-01-01 08:30 GMT-3:30 (12:00Z)', '2026-01-01T08:30:00-03:30[America/St_Johns]'],
  ['Asia/Kathmandu', '2026-01-01T12:00:00Z', 'Thu 2026-01-01 17:45 GMT+5:45 (12:00Z)', '2026-01-01T17:45:00+05:45[Asia/Kathmandu]'],
  ['UTC', '2026-01-01T12:00:00Z', 'Thu 2026-01-01 12:00Z', '2026-01-01T12:00:00+00:00[UTC]'],
])('%s at %s', (name, instant, told, iso) => {
  const zone = openTimeZone(name);
  test('is told and written', () => {
    if (zone === undefined) throw new Error(name);
    const at = Date.parse(instant);
    expect([tellTime(at, zone), isoIn(at, zone)]).toEqual([told, iso]);
    expect(Date.parse(iso.replace(/\[.*$/, ''))).toBe(at);
  });
});
