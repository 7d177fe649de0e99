import { type Calendar, calendarAt } from './calendar.ts';
import { isUtc } from './zone.ts';

/** The tokens of moment's format (moment/src/lib/format/format.js), longest first; brackets quote. */
const TOKEN =
  /(\[[^[]*\])|(\\)?(Mo|MM?M?M?|Do|DDDo|DD?D?D?|ddd?d?|do?|w[ow]?|W[oW]?|Qo?|N{1,5}|YYYYYY|YYYYY|YYYY|YY|Y|y{2,4}|yo?|gg(?:ggg?)?|GG(?:GGG?)?|e|E|a|A|hh?|HH?|kk?|mm?|ss?|S{1,9}|x|X|zz?|ZZ?|.)/gs;
const LOCAL = /(\[[^[]*\])|(\\)?(LTS|LT|LL?L?L?|l{1,4})/g;

const LONG: Readonly<Record<string, string>> = {
  LTS: 'h:mm:ss A',
  LT: 'h:mm A',
  L: 'MM/DD/YYYY',
  LL: 'MMMM D, YYYY',
  LLL: 'MMMM D, YYYY h:mm A',
  LLLL: 'dddd, MMMM D, YYYY h:mm A',
  l: 'M/D/YYYY',
  ll: 'MMM D, YYYY',
  lll: 'MMM D, YYYY h:mm A',
  llll: 'ddd, MMM D, YYYY h:mm A',
};

const MONTHS = 'January February March April May June July August September October November December'.split(' ');
const DAYS = 'Sunday Monday Tuesday Wednesday Thursday Friday Saturday'.split(' ');

const two = (value: number): string => String(value).padStart(2, '0');
const ordinal = (value: number): string => {
  const tens = Math.floor((value % 100) / 10);
  return `${value}${tens === 1 ? 'th' : (['th', 'st', 'nd', 'rd'][value % 10] ?? 'th')}`;
};
const offset = (minutes: number, colon: string): string => {
  const size = Math.abs(minutes);
  return `${minutes < 0 ? '-' : '+'}${two(Math.floor(size / 60))}${colon}${two(size % 60)}`;
};
const year = (value: number): string => (value > 9_999 ? `+${value}` : String(value).padStart(4, '0'));

const FIELDS: Readonly<Record<string, (at: Calendar) => string | number>> = {
  YYYY: (at) => year(at.year),
  Y: (at) => year(at.year),
  YY: (at) => two(at.year % 100),
  Q: (at) => Math.ceil(at.month / 3),
  Qo: (at) => ordinal(Math.ceil(at.month / 3)),
  M: (at) => at.month,
  Mo: (at) => ordinal(at.month),
  MM: (at) => two(at.month),
  MMM: (at) => (MONTHS[at.month - 1] ?? '').slice(0, 3),
  MMMM: (at) => MONTHS[at.month - 1] ?? '',
  D: (at) => at.day,
  Do: (at) => ordinal(at.day),
  DD: (at) => two(at.day),
  DDD: (at) => at.dayOfYear,
  DDDo: (at) => ordinal(at.dayOfYear),
  DDDD: (at) => String(at.dayOfYear).padStart(3, '0'),
  d: (at) => at.weekday,
  do: (at) => ordinal(at.weekday),
  dd: (at) => (DAYS[at.weekday] ?? '').slice(0, 2),
  ddd: (at) => (DAYS[at.weekday] ?? '').slice(0, 3),
  dddd: (at) => DAYS[at.weekday] ?? '',
  e: (at) => at.weekday,
  E: (at) => at.weekday || 7,
  w: (at) => at.week.number,
  wo: (at) => ordinal(at.week.number),
  ww: (at) => two(at.week.number),
  W: (at) => at.isoWeek.number,
  Wo: (at) => ordinal(at.isoWeek.number),
  WW: (at) => two(at.isoWeek.number),
  gg: (at) => two(at.week.year % 100),
  gggg: (at) => year(at.week.year),
  GG: (at) => two(at.isoWeek.year % 100),
  GGGG: (at) => year(at.isoWeek.year),
  A: (at) => (at.hour < 12 ? 'AM' : 'PM'),
  a: (at) => (at.hour < 12 ? 'am' : 'pm'),
  H: (at) => at.hour,
  HH: (at) => two(at.hour),
  h: (at) => at.hour % 12 || 12,
  hh: (at) => two(at.hour % 12 || 12),
  k: (at) => at.hour || 24,
  kk: (at) => two(at.hour || 24),
  m: (at) => at.minute,
  mm: (at) => two(at.minute),
  s: (at) => at.second,
  ss: (at) => two(at.second),
  Z: (at) => offset(at.offset, ':'),
  ZZ: (at) => offset(at.offset, ''),
  z: () => 'UTC',
  zz: () => 'UTC',
  X: (at) => Math.floor(at.moment / 1_000),
  x: (at) => at.moment,
};

/** The first token of a format that is not supported, or undefined. Abbreviations of zones (`z`) are known for UTC alone. */
export function unknownToken(format: string, zone: string | undefined): string | undefined {
  for (const [, quoted, escaped, token = ''] of expanded(format).matchAll(TOKEN)) {
    if (quoted !== undefined || escaped !== undefined) continue;
    const known = token in FIELDS || !/^[yYNgG]/.test(token);
    if (!known || (/^zz?$/.test(token) && !isUtc(zone))) return token;
  }
  return undefined;
}

/** A moment (milliseconds since 1970) by a moment.js format, in English, in an IANA zone (UTC when absent). */
export function formatDate(moment: number, format: string, zone?: string): string {
  const at = calendarAt(moment, zone);
  return expanded(format).replace(TOKEN, (whole: string, quoted: string | undefined, escaped: string | undefined, token: string) => {
    if (quoted !== undefined) return quoted.slice(1, -1);
    if (escaped !== undefined) return whole.replaceAll('\\', '');
    if (/^S+$/.test(token)) return String(at.millisecond).padStart(3, '0').padEnd(9, '0').slice(0, token.length);
    return String(FIELDS[token]?.(at) ?? token);
  });
}

const expanded = (format: string): string =>
  format.replace(LOCAL, (whole: string, quoted: string | undefined, escaped: string | undefined, token: string) =>
    quoted === undefined && escaped === undefined ? (LONG[token] ?? whole) : whole,
  );
