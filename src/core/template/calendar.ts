import { offsetMinutes } from './zone.ts';

/** A moment as a zone's calendar and clock show it. Months count from 1, weekdays from 0 (Sunday). */
export interface Calendar {
  readonly moment: number;
  readonly offset: number;
  readonly year: number;
  readonly month: number;
  readonly day: number;
  readonly weekday: number;
  readonly dayOfYear: number;
  readonly hour: number;
  readonly minute: number;
  readonly second: number;
  readonly millisecond: number;
  /** The week that begins on Sunday, week 1 holding 1 January. */
  readonly week: Week;
  /** The week that begins on Monday, week 1 holding 4 January (ISO 8601). */
  readonly isoWeek: Week;
}

/** A week's number and the year that it belongs to. */
export interface Week {
  readonly year: number;
  readonly number: number;
}

const DAY = 86_400_000;

/** The calendar at a moment (milliseconds since 1970) in an IANA zone, UTC when absent. */
export function calendarAt(moment: number, zone?: string): Calendar {
  const offset = offsetMinutes(moment, zone);
  const local = new Date(moment + offset * 60_000);
  const year = local.getUTCFullYear();
  const days = Math.floor(local.getTime() / DAY);
  return {
    moment,
    offset,
    year,
    month: local.getUTCMonth() + 1,
    day: local.getUTCDate(),
    weekday: local.getUTCDay(),
    dayOfYear: days - firstOf(year) + 1,
    hour: local.getUTCHours(),
    minute: local.getUTCMinutes(),
    second: local.getUTCSeconds(),
    millisecond: local.getUTCMilliseconds(),
    week: weekOf(days, year, 0, 1),
    isoWeek: weekOf(days, year, 1, 4),
  };
}

const firstOf = (year: number): number => Date.UTC(year, 0, 1) / DAY;

/** `first` is the weekday that begins a week, `fixed` the day of January that is always in week 1. */
function weekOf(days: number, year: number, first: number, fixed: number): Week {
  const startOf = (of: number): number => {
    const anchor = firstOf(of) + fixed - 1;
    return anchor - ((((anchor + 4) % 7) + 7 - first) % 7);
  };
  const owner = days >= startOf(year + 1) ? year + 1 : days < startOf(year) ? year - 1 : year;
  return { year: owner, number: Math.floor((days - startOf(owner)) / 7) + 1 };
}
