import { describe, expect, test } from '@jest/globals';
import fc from 'fast-check';
import type { Rule, Weekday, When } from '../../../src/core/window/rule.ts';
import { type Calendar, scheduleOf } from '../../../src/core/window/schedule.ts';
import { openTimeZone } from '../../../src/core/window/time-zone.ts';
import { type Transition, transitions, wallOracle } from '../../support/wall-oracle.ts';

const DAY = 86_400_000;
const MINUTE = 60_000;
const ALL: readonly Weekday[] = [0, 1, 2, 3, 4, 5, 6];

const calendar = (zone: string, windows: readonly When[], freezes: readonly When[], more: Partial<Calendar> = {}): Calendar => {
  const open = openTimeZone(zone);
  if (open === undefined) throw new Error(`no zone ${zone}`);
  const rules = (list: readonly When[]): readonly Rule[] => list.map((when, n) => ({ id: `rule-${n}`, when }));
  return { zone: open, fallback: windows.length > 0 ? 'closed' : 'open', windows: rules(windows), freezes: rules(freezes), ...more };
};
const iso = (instant: number): string => `${new Date(instant).toISOString().slice(5, 16)}Z`;
const shown = (list: readonly { readonly from: number; readonly to: number }[]) => list.map(({ from, to }) => `${iso(from)}–${iso(to)}`);
const daily = (from: string, to: string, days = ALL): When => ({ form: 'daily', days, from: minutes(from), to: minutes(to) });
const minutes = (text: string): number => Number(text.slice(0, 2)) * 60 + Number(text.slice(3));

describe('at a clock change the closed side wins', () => {
  // The measured table of the design: what Argo CD leaves open, or freezes never.
  test.each([
    ['America/New_York', '2026-11-01', '01:30', '02:30', '11-01T05:30Z–11-01T07:30Z'],
    ['America/Santiago', '2026-09-06', '00:00', '01:00', '09-06T03:00Z–09-06T04:00Z'],
    ['Europe/Berlin', '2026-10-25', '02:00', '02:30', '10-25T00:00Z–10-25T01:30Z'],
  ])('a daily freeze in %s on %s from %s to %s', (zone, date, from, to, expected) => {
    const noon = Date.parse(`${date}T12:00Z`);
    const { freezes } = scheduleOf(calendar(zone, [], [daily(from, to)]), noon - DAY, 2 * DAY);
    expect(shown(freezes)).toContain(expected);
  });

  test('a window in the doubled hour opens at its second pass and closes at its first', () => {
    const start = Date.parse('2026-10-24T12:00Z');
    const open = (from: string, to: string) => shown(scheduleOf(calendar('Europe/Berlin', [daily(from, to)], []), start, DAY).open);
    expect(open('02:30', '05:00')).toEqual(['10-25T01:30Z–10-25T04:00Z']);
    expect(open('01:00', '02:30')).toEqual(['10-24T23:00Z–10-25T00:30Z']);
    expect(open('02:15', '02:45')).toEqual([]);
  });
});

describe('forms', () => {
  const now = Date.parse('2026-11-25T12:00Z');
  test.each<[string, When, string[]]>([
    ['over midnight', daily('22:00', '04:00'), ['11-24T22:00Z–11-25T04:00Z', '11-25T22:00Z–11-26T04:00Z']],
    ['to 24:00', daily('00:00', '24:00', [3]), ['11-25T00:00Z–11-26T00:00Z']],
    ['a whole day from the same hour', daily('09:00', '09:00', [3]), ['11-25T09:00Z–11-26T09:00Z']],
    ['weekday to weekday', { form: 'weekly', from: { day: 5, minutes: 720 }, to: { day: 1, minutes: 480 } }, ['11-27T12:00Z–11-30T08:00Z']],
    [
      'weekday to an earlier hour of the same weekday',
      { form: 'weekly', from: { day: 3, minutes: 720 }, to: { day: 3, minutes: 480 } },
      ['11-18T12:00Z–11-25T08:00Z', '11-25T12:00Z–12-02T08:00Z'],
    ],
    [
      'over the year’s end',
      { form: 'yearly', from: { month: 12, day: 18, minutes: 720 }, to: { month: 1, day: 4, minutes: 540 } },
      ['12-18T12:00Z–01-04T09:00Z'],
    ],
    ['dates', { form: 'dates', days: [{ from: Date.UTC(2026, 10, 27), to: Date.UTC(2026, 10, 28) }] }, ['11-27T00:00Z–11-28T00:00Z']],
  ])('%s', (_, when, expected) => {
    const { freezes } = scheduleOf(calendar('UTC', [], [when]), now, 40 * DAY);
    expect(shown(freezes).filter((text) => expected.includes(text))).toEqual(expected);
  });

  test('a freeze that began 80 days ago still holds', () => {
    const long: When = { form: 'yearly', from: { month: 9, day: 6, minutes: 0 }, to: { month: 11, day: 27, minutes: 0 } };
    expect(shown(scheduleOf(calendar('UTC', [], [long]), now, 3 * DAY).open)).toEqual(['11-27T00:00Z–11-28T12:00Z']);
  });

  test('windows of the workflow narrow those of the policy, and never widen them', () => {
    const narrowed = calendar('UTC', [daily('09:00', '16:00')], [], { narrowedTo: [{ id: 'mine', when: daily('15:00', '20:00') }] });
    expect(shown(scheduleOf(narrowed, now, DAY).open)).toEqual(['11-25T15:00Z–11-25T16:00Z']);
    const alone = calendar('UTC', [], [], { narrowedTo: [{ id: 'mine', when: daily('15:00', '20:00') }] });
    expect(shown(scheduleOf(alone, now, DAY).open)).toEqual(['11-25T15:00Z–11-25T20:00Z']);
  });

  test('without windows a closed default has no opening at all', () => {
    expect(scheduleOf(calendar('UTC', [], [], { fallback: 'closed' }), now).open).toEqual([]);
  });
});

/*
 * The oracle reads the wall clock once a minute and knows nothing of intervals. Far from a change it must agree at every instant; near one we
 * are closed longer, by at most twice what the clock jumps (once for the stretch that falls into it, once for the closed side).
 */
describe('against the wall clock, minute by minute over three days around a change', () => {
  const hour = fc.integer({ min: 0, max: 95 }).map((quarter) => quarter * 15);
  const day = fc.integer({ min: 0, max: 6 }).map((value) => value as Weekday);
  const dailyRule = fc.record({
    form: fc.constant('daily' as const),
    days: fc.uniqueArray(day, { minLength: 1 }),
    from: hour,
    to: hour,
  });
  const weeklyRule = fc
    .record({ form: fc.constant('weekly' as const), from: fc.record({ day, minutes: hour }), to: fc.record({ day, minutes: hour }) })
    .filter(({ from, to }) => from.day !== to.day || from.minutes !== to.minutes);
  const shortRule = fc
    .record({ form: fc.constant('daily' as const), days: fc.constant(ALL), from: hour, length: fc.integer({ min: 1, max: 300 }) })
    .map(({ length, ...rule }): When => ({ ...rule, to: (rule.from + length) % 1_440 }));
  const when = fc.oneof(dailyRule, weeklyRule, shortRule) as fc.Arbitrary<When>;

  const inRule = (rule: When, wall: number): boolean => {
    const time = Math.floor(wall / MINUTE) % 1_440;
    const weekday = new Date(wall).getUTCDay();
    if (rule.form === 'daily') {
      const today = rule.days.includes(weekday as Weekday);
      const yesterday = rule.days.includes(((weekday + 6) % 7) as Weekday);
      return rule.to > rule.from
        ? today && time >= rule.from && time < rule.to
        : (today && time >= rule.from) || (yesterday && time < rule.to);
    }
    if (rule.form !== 'weekly') throw new Error('not in this test');
    const [start, end, now] = [rule.from, rule.to, { day: weekday, minutes: time }].map((one) => one.day * 1_440 + one.minutes);
    if (start === undefined || end === undefined || now === undefined) throw new Error('three of them');
    return end > start ? now >= start && now < end : now >= start || now < end;
  };

  const changes = [
    'America/New_York',
    'Europe/Berlin',
    'America/Santiago',
    'Australia/Lord_Howe',
    'Africa/Casablanca',
    'Asia/Beirut',
  ].flatMap((zone) => transitions(zone, Date.UTC(2026, 0, 1), Date.UTC(2027, 0, 1)));

  test.each(changes.map((change) => [change.zone, iso(change.at), change] as const))('%s %s', (zone, _, change: Transition) => {
    const show = wallOracle(zone);
    const [from, to] = [change.at - 3 * DAY, change.at + 3 * DAY];
    const minutesOf = Array.from({ length: (to - from) / MINUTE }, (__, n) => ({ at: from + n * MINUTE, wall: show(from + n * MINUTE) }));
    let [open, oracleOpen] = [0, 0];
    fc.assert(
      fc.property(fc.array(when, { maxLength: 2 }), fc.array(when, { maxLength: 2 }), (windows, freezes) => {
        const schedule = scheduleOf(calendar(zone, windows, freezes), from, to - from);
        let apart = 0;
        let cursor = 0;
        for (const { at, wall } of minutesOf) {
          while ((schedule.open[cursor]?.to ?? Number.POSITIVE_INFINITY) <= at) cursor += 1;
          const ours = (schedule.open[cursor]?.from ?? Number.POSITIVE_INFINITY) <= at;
          const theirs =
            (windows.length === 0 || windows.some((rule) => inRule(rule, wall))) && !freezes.some((rule) => inRule(rule, wall));
          if (ours) open += 1;
          if (theirs) oracleOpen += 1;
          if (ours === theirs) {
            apart = 0;
            continue;
          }
          apart += MINUTE;
          const near = Math.abs(at - change.at) < DAY;
          if (ours || !near || apart > 2 * Math.abs(change.jump))
            throw new Error(
              `${zone} ${new Date(at).toISOString()}: ${ours ? 'open' : 'closed'}, and the wall clock says ${theirs ? 'open' : 'closed'}`,
            );
        }
      }),
      { numRuns: 15 },
    );
    // An engine that is always closed must not pass.
    expect(open).toBeGreaterThan(0.9 * oracleOpen);
    expect(oracleOpen).toBeGreaterThan(0);
  });
});

test('the first 400 days are the same when more is looked at', () => {
  const now = Date.parse('2026-11-25T12:00Z');
  const rules = calendar(
    'Europe/Berlin',
    [daily('09:00', '16:00', [1, 2, 3, 4])],
    [{ form: 'yearly', from: { month: 12, day: 18, minutes: 720 }, to: { month: 1, day: 4, minutes: 540 } }],
  );
  const [short, long] = [scheduleOf(rules, now), scheduleOf(rules, now, 800 * DAY)];
  expect(long.open.slice(0, short.open.length - 1)).toEqual(short.open.slice(0, -1));
});
