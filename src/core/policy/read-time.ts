import type { MonthDay, Weekday, When } from '../window/rule.ts';
import type { Wall } from '../window/time-zone.ts';
import { type Faults, meant } from './faults.ts';
import { describeNode, type Node } from './tree.ts';

export const WEEKDAYS = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'] as const;

const textOf = (node: Node): string => (node.kind === 'text' ? node.text.trim() : '');

/** `09:00` as minutes after midnight; `24:00` only where an end is asked for. */
export function readHour(node: Node, found: Faults, isEnd = false): number | undefined {
  const minutes = minutesOf(textOf(node), isEnd);
  if (minutes === undefined)
    found.add(node.at, `this is ${describeNode(node)}`, `an hour from "00:00" to "${isEnd ? '24:00' : '23:59'}", in quotes`);
  return minutes;
}

function minutesOf(text: string, isEnd: boolean): number | undefined {
  const match = /^(\d{1,2}):(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [hour, minute] = [Number(match[1]), Number(match[2])];
  if (isEnd && hour === 24 && minute === 0) return 1_440;
  return hour < 24 && minute < 60 ? hour * 60 + minute : undefined;
}

/** `[mon-thu, sat]`; a range may run over the week's end. */
export function readDays(node: Node, found: Faults): readonly Weekday[] | undefined {
  const items = node.kind === 'list' ? node.items : [node];
  const days = new Set<Weekday>();
  let good = true;
  for (const item of items) {
    const [first, last = first] = textOf(item)
      .toLowerCase()
      .split('-')
      .map((word) => WEEKDAYS.indexOf(word.trim() as 'sun'));
    if (first === undefined || last === undefined || first < 0 || last < 0 || textOf(item).split('-').length > 2) {
      found.add(
        item.at,
        `this is ${describeNode(item)}${meant(textOf(item), WEEKDAYS)}`,
        `weekdays as ${WEEKDAYS.join(', ')}, or a range such as mon-thu`,
      );
      good = false;
      continue;
    }
    for (let day = first; ; day = (day + 1) % 7) {
      days.add(day as Weekday);
      if (day === last) break;
    }
  }
  if (good && days.size === 0) found.add(node.at, 'days is empty', 'at least one weekday');
  return good && days.size > 0 ? [...days].sort() : undefined;
}

/** `fri 12:00`. */
export function readDayTime(node: Node, found: Faults): { readonly day: Weekday; readonly minutes: number } | undefined {
  const match = /^([a-z]{3}) +(\S+)$/.exec(textOf(node).toLowerCase());
  const day = WEEKDAYS.indexOf(match?.[1] as 'sun');
  const minutes = minutesOf(match?.[2] ?? '', false);
  if (day >= 0 && minutes !== undefined) return { day: day as Weekday, minutes };
  found.add(
    node.at,
    `this is ${describeNode(node)}${match === null ? '' : meant(match[1] ?? '', WEEKDAYS)}`,
    'weekday and hour such as "fri 12:00"',
  );
  return undefined;
}

/** `12-18 12:00`. 29 February is refused: in most years there would be no freeze. */
export function readMonthDay(node: Node, found: Faults): MonthDay | undefined {
  const match = /^(\d{1,2})-(\d{1,2}) +(\S+)$/.exec(textOf(node));
  const [month, day] = [Number(match?.[1]), Number(match?.[2])];
  const minutes = minutesOf(match?.[3] ?? '', false);
  if (month === 2 && day === 29) {
    found.add(node.at, '29 February is not in every year', '02-28 or 03-01');
    return undefined;
  }
  // 2027 has no 29 February, like most years.
  if (minutes !== undefined && dayExists(2027, month, day)) return { month, day, minutes };
  found.add(node.at, `this is ${describeNode(node)}`, 'month-day and hour such as "12-18 12:00"');
  return undefined;
}

/** `2026-11-06T18:00` on the wall clock of the policy's zone. */
export function readWallTime(node: Node, found: Faults): Wall | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})[T ](\d{2}:\d{2})$/.exec(textOf(node));
  const date = match === null ? undefined : dateOf(`${match[1]}-${match[2]}-${match[3]}`);
  const minutes = minutesOf(match?.[4] ?? '', false);
  if (date !== undefined && minutes !== undefined) return date + minutes * 60_000;
  const zoned = /(Z|[+-]\d{2}:?\d{2})$/i.test(textOf(node)) && textOf(node).length > 16;
  found.add(
    node.at,
    `this is ${describeNode(node)}`,
    `a date and hour such as 2026-11-06T18:00${zoned ? ', without Z or offset: it is read in the time-zone of the policy' : ''}`,
  );
  return undefined;
}

const DAY = 86_400_000;

/** `[2026-11-27, 2026-12-28..2026-12-30]`: whole days, ends included. */
export function readDates(node: Node, found: Faults): When | undefined {
  const items = node.kind === 'list' ? node.items : [node];
  if (items.length === 0) found.add(node.at, 'dates is empty', 'at least one date');
  const days = items.flatMap((item) => {
    const [first, last = first, ...more] = textOf(item)
      .split('..')
      .map((text) => dateOf(text.trim()));
    if (first !== undefined && last !== undefined && last >= first && more.length === 0) return [{ from: first, to: last + DAY }];
    found.add(item.at, `this is ${describeNode(item)}`, 'a date such as 2026-11-27, or 2026-12-28..2026-12-30');
    return [];
  });
  return days.length === items.length && days.length > 0 ? { form: 'dates', days } : undefined;
}

function dateOf(text: string): Wall | undefined {
  const match = /^(\d{4})-(\d{2})-(\d{2})$/.exec(text);
  if (match === null) return undefined;
  const [year, month, day] = [Number(match[1]), Number(match[2]), Number(match[3])];
  return dayExists(year, month, day) ? Date.UTC(year, month - 1, day) : undefined;
}

function dayExists(year: number, month: number, day: number): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day && year >= 1970;
}
