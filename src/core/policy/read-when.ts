import type { MonthDay, Weekday, When } from '../window/rule.ts';
import { type Faults, meant } from './faults.ts';
import { readDates, readDays, readDayTime, readHour, readMonthDay, readWallTime, WEEKDAYS } from './read-time.ts';
import { describeNode, type Node } from './tree.ts';

/** The forms that this release reads, for messages. */
const FORMS =
  'from and to as hours ("09:00", with days), as weekday and hour ("fri 12:00"), as month-day and hour ("12-18 12:00", with yearly: true), ' +
  'or as dates with hour (2026-11-06T18:00); or dates';

/** Forms of the design that a later release reads. */
export const LATER_FORMS = ['cron', 'until-cron', 'rrule', 'ics', 'duration', 'start', 'days-match'] as const;

/** When a rule holds, out of its entries; faults are told at their places. */
export function readWhen(rule: Node, entries: Readonly<Partial<Record<string, Node>>>, found: Faults): When | undefined {
  const later = LATER_FORMS.find((key) => entries[key] !== undefined);
  if (later !== undefined) {
    found.add(entries[later]?.at ?? rule.at, `"${later}" is not supported yet`, FORMS);
    return undefined;
  }
  const { from, to, days, dates, yearly } = entries;
  if (dates !== undefined) {
    for (const extra of [from, to, days, yearly])
      if (extra !== undefined) found.add(extra.at, 'a rule with dates has no other time', 'dates alone');
    return readDates(dates, found);
  }
  if (from === undefined || to === undefined) {
    found.add(rule.at, from === undefined && to === undefined ? 'the rule has no time' : 'the rule has from or to, but not both', FORMS);
    return undefined;
  }
  return readRange({ from, to, days, yearly }, found);
}

interface Range {
  readonly from: Node;
  readonly to: Node;
  readonly days: Node | undefined;
  readonly yearly: Node | undefined;
}

function readRange(range: Range, found: Faults): When | undefined {
  const { from, days, yearly } = range;
  const text = from.kind === 'text' ? from.text.trim() : '';
  const isYearly = yearly !== undefined;
  if (isYearly && !(yearly.kind === 'boolean' && yearly.boolean))
    found.add(yearly.at, `yearly is ${describeNode(yearly)}`, 'true, or no such key');
  const form = formOf(text);
  if (form === undefined) {
    const word = text.split(/\s/)[0] ?? '';
    found.add(from.at, `from is ${describeNode(from)}${meant(word, WEEKDAYS)}`, FORMS);
    return undefined;
  }
  if (days !== undefined && form !== 'daily') found.add(days.at, 'days only goes with hours', 'from: "09:00" and to: "16:00"');
  if (isYearly && form !== 'yearly') found.add(yearly.at, 'yearly only goes with month and day', 'from: "12-18 12:00"');
  if (!isYearly && form === 'yearly')
    found.add(from.at, `from is ${describeNode(from)}`, 'yearly: true beside it, or a date with its year');
  return RANGE_READERS[form](range, found);
}

type RangeForm = Exclude<When['form'], 'dates'>;

function formOf(text: string): RangeForm | undefined {
  if (/^\d{1,2}:\d{2}$/.test(text)) return 'daily';
  if (/^[a-z]+ +\d{1,2}:\d{2}$/i.test(text) && WEEKDAYS.includes(text.slice(0, 3).toLowerCase() as (typeof WEEKDAYS)[number]))
    return 'weekly';
  if (/^\d{1,2}-\d{1,2}( +\d{1,2}:\d{2})?$/.test(text)) return 'yearly';
  return /^\d{4}-/.test(text) ? 'dated' : undefined;
}

const RANGE_READERS: Readonly<Record<RangeForm, (range: Range, found: Faults) => When | undefined>> = {
  daily,
  weekly: (range, found) => pair(readDayTime, range, found, (from, to) => ({ form: 'weekly', from, to }), sameDayTime),
  yearly: (range, found) => pair(readMonthDay, range, found, (from, to) => ({ form: 'yearly', from, to }), sameMonthDay),
  dated: (range, found) => pair(readWallTime, range, found, (from, to) => ({ form: 'dated', from, to }), isNotAfter),
};

function daily({ from, to, days }: Range, found: Faults): When | undefined {
  const start = readHour(from, found);
  const end = readHour(to, found, true);
  const on = days === undefined ? ([0, 1, 2, 3, 4, 5, 6] as const) : readDays(days, found);
  return start === undefined || end === undefined || on === undefined ? undefined : { form: 'daily', days: on, from: start, to: end };
}

/** Both ends by the same reader; a range that is empty, or runs backwards where that means nothing, is a fault. */
function pair<T>(
  read: (node: Node, found: Faults) => T | undefined,
  { from, to }: Range,
  found: Faults,
  make: (from: T, to: T) => When,
  isEmpty: (from: T, to: T) => boolean,
): When | undefined {
  const [a, b] = [read(from, found), read(to, found)];
  if (a === undefined || b === undefined) return undefined;
  if (!isEmpty(a, b)) return make(a, b);
  found.add(to.at, `to ${describeNode(to)} is not after from ${describeNode(from)}`, 'an end after the beginning');
  return undefined;
}

const sameDayTime = (a: { readonly day: Weekday; readonly minutes: number }, b: typeof a): boolean =>
  a.day === b.day && a.minutes === b.minutes;
const isNotAfter = (from: number, to: number): boolean => to <= from;
const sameMonthDay = (a: MonthDay, b: MonthDay): boolean => a.month === b.month && a.day === b.day && a.minutes === b.minutes;
