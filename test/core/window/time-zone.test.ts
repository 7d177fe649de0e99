import { describe, expect, test } from '@jest/globals';
import { openTimeZone } from '../../../src/core/window/time-zone.ts';
import { transitions, wallOracle } from '../../support/wall-oracle.ts';

const zoneOf = (name: string) => openTimeZone(name) ?? fail(name);
const fail = (name: string): never => {
  throw new Error(`no zone ${name}`);
};
const wall = (text: string): number => Date.parse(`${text}Z`);
const iso = (instant: number): string => `${new Date(instant).toISOString().slice(0, 16)}Z`;

describe('names', () => {
  test.each(['UTC', 'Europe/Berlin', 'America/Argentina/Buenos_Aires', 'Etc/GMT+5', 'Pacific/Apia'])('%s is one', (name) => {
    expect(openTimeZone(name)?.name).toBe(name);
  });

  test.each(['CET', 'EST', '+01:00', 'GMT+1', 'Europe/Berln', 'europe', '', 'Europe/Berlin ', 'Z'])('"%s" is none', (name) => {
    expect(openTimeZone(name)).toBeUndefined();
  });
});

describe('readings of a wall time', () => {
  test.each([
    // plain
    ['Europe/Berlin', '2026-07-01T12:00', '2026-07-01T10:00Z', '2026-07-01T10:00Z'],
    // twice: the clock goes back at 03:00 CEST
    ['Europe/Berlin', '2026-10-25T02:30', '2026-10-25T00:30Z', '2026-10-25T01:30Z'],
    ['Europe/Berlin', '2026-10-25T01:59', '2026-10-24T23:59Z', '2026-10-24T23:59Z'],
    ['Europe/Berlin', '2026-10-25T03:00', '2026-10-25T02:00Z', '2026-10-25T02:00Z'],
    // never: the clock goes forward at 02:00
    ['America/New_York', '2026-03-08T02:30', '2026-03-08T06:30Z', '2026-03-08T07:30Z'],
    ['America/New_York', '2026-11-01T01:30', '2026-11-01T05:30Z', '2026-11-01T06:30Z'],
    // the clock goes forward at midnight, so this midnight does not exist
    ['America/Santiago', '2026-09-06T00:00', '2026-09-06T03:00Z', '2026-09-06T04:00Z'],
    // half an hour
    ['Australia/Lord_Howe', '2026-10-04T02:15', '2026-10-03T15:15Z', '2026-10-03T15:45Z'],
  ])('%s %s', (name, text, earliest, latest) => {
    const zone = zoneOf(name);
    expect([iso(zone.earliest(wall(text))), iso(zone.latest(wall(text)))]).toEqual([earliest, latest]);
  });

  test('all zones, around every change of 2026 and 2027: no reading is missed, none is made up', () => {
    const [from, to] = [Date.UTC(2026, 0, 1), Date.UTC(2028, 0, 1)];
    let changes = 0;
    for (const name of Intl.supportedValuesOf('timeZone')) {
      const zone = openTimeZone(name);
      if (zone === undefined) continue;
      const show = wallOracle(name);
      for (const { at, jump } of transitions(name, from, to)) {
        changes += 1;
        const [before, after] = [show(at - 60_000) - (at - 60_000), show(at) - at];
        // Wall times from before the change to after it, across the gap or the overlap.
        for (let step = -8; step <= 8; step += 1) {
          const time = at + before + step * 15 * 60_000;
          const readings = [time - before, time - after].filter((instant) => show(instant) === time);
          const expected = readings.length > 0 ? readings : [time - before, time - after];
          const got = [zone.earliest(time), zone.latest(time)];
          if (got[0] !== Math.min(...expected) || got[1] !== Math.max(...expected))
            throw new Error(
              `${name} ${new Date(time).toISOString()} (jump ${jump / 60_000} min): ${got.map(iso)} and not ${expected.map(iso)}`,
            );
          expect(got[0]).toBeLessThanOrEqual(got[1] ?? 0);
        }
      }
    }
    expect(changes).toBeGreaterThan(500);
  });
});

test.each([
  ['Europe/Berlin', '2026-01-01T00:00', 'CET'],
  ['Europe/Berlin', '2026-07-01T00:00', 'CEST'],
  ['America/New_York', '2026-07-01T00:00', 'EDT'],
  ['Asia/Kathmandu', '2026-07-01T00:00', 'GMT+5:45'],
])('%s at %s is abbreviated %s', (name, text, letters) => {
  expect(zoneOf(name).abbreviation(wall(text))).toBe(letters);
});
