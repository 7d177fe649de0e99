import type { Wall } from './time-zone.ts';

/** A day of the week, Sunday = 0. */
export type Weekday = 0 | 1 | 2 | 3 | 4 | 5 | 6;

/** A point of the year; never 29 February, which most years lack. */
export interface MonthDay {
  readonly month: number;
  readonly day: number;
  /** Minutes after midnight. */
  readonly minutes: number;
}

/** When a rule holds, in the policy's wall-clock time. */
export type When =
  /** On these days from one hour to another; `to` ≤ `from` means the next day. Minutes after midnight, up to 1440. */
  | { readonly form: 'daily'; readonly days: readonly Weekday[]; readonly from: number; readonly to: number }
  | {
      readonly form: 'weekly';
      readonly from: { readonly day: Weekday; readonly minutes: number };
      readonly to: { readonly day: Weekday; readonly minutes: number };
    }
  | { readonly form: 'yearly'; readonly from: MonthDay; readonly to: MonthDay }
  | { readonly form: 'dated'; readonly from: Wall; readonly to: Wall }
  /** Whole days: the midnights at which each stretch begins and ends. */
  | { readonly form: 'dates'; readonly days: readonly { readonly from: Wall; readonly to: Wall }[] };

/** A window (allow) or a freeze (deny). */
export interface Rule {
  readonly id: string;
  readonly when: When;
  /** Why, for people. */
  readonly reason?: string;
  /** A freeze that nobody may override. */
  readonly firm?: true;
}

/** A stretch on the wall clock. */
export interface WallSpan {
  readonly from: Wall;
  readonly to: Wall;
}

const MINUTE = 60_000;
const DAY = 86_400_000;

/** Every stretch of a rule that overlaps `range`; for a rule that recurs the list is as long as the range. */
export function spansOf(when: When, range: WallSpan): readonly WallSpan[] {
  return allSpans(when, range).filter(({ from, to }) => from < range.to && to > range.from);
}

function allSpans(when: When, range: WallSpan): readonly WallSpan[] {
  switch (when.form) {
    case 'daily': {
      const length = when.to > when.from ? when.to - when.from : when.to + 1_440 - when.from;
      return daysOf(range, when.days).map((midnight) => span(midnight + when.from * MINUTE, length));
    }
    case 'weekly': {
      const start = when.from.day * 1_440 + when.from.minutes;
      const end = when.to.day * 1_440 + when.to.minutes;
      const length = end > start ? end - start : end + 10_080 - start;
      return daysOf(range, [when.from.day]).map((midnight) => span(midnight + when.from.minutes * MINUTE, length));
    }
    case 'yearly':
      return yearsOf(range).map((year) => {
        const from = inYear(year, when.from);
        const to = inYear(year, when.to);
        return { from, to: to > from ? to : inYear(year + 1, when.to) };
      });
    case 'dated':
      return [{ from: when.from, to: when.to }];
    case 'dates':
      return when.days;
  }
}

const span = (from: Wall, minutes: number): WallSpan => ({ from, to: from + minutes * MINUTE });

const inYear = (year: number, { month, day, minutes }: MonthDay): Wall => Date.UTC(year, month - 1, day) + minutes * MINUTE;

/** The midnights on these weekdays, from eight days before the range, so that a stretch of a week still shows. */
function daysOf(range: WallSpan, days: readonly Weekday[]): readonly Wall[] {
  const first = Math.floor(range.from / DAY) - 8;
  const count = Math.ceil(range.to / DAY) - first;
  // 1970-01-01 was a Thursday.
  const isWanted = (day: number): boolean => days.includes(((((day + 4) % 7) + 7) % 7) as Weekday);
  return Array.from({ length: Math.max(0, count) }, (_, n) => first + n)
    .filter(isWanted)
    .map((day) => day * DAY);
}

function yearsOf(range: WallSpan): readonly number[] {
  const first = new Date(range.from).getUTCFullYear() - 1;
  const last = new Date(range.to).getUTCFullYear();
  return Array.from({ length: last - first + 1 }, (_, n) => first + n);
}

/** The end of a rule that does not recur; undefined for one that does. */
export function endOf(when: When): Wall | undefined {
  switch (when.form) {
    case 'dated':
      return when.to;
    case 'dates':
      return Math.max(...when.days.map(({ to }) => to));
    case 'daily':
    case 'weekly':
    case 'yearly':
      return undefined;
  }
}
