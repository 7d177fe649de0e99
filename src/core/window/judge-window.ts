import { covers, type Interval } from './interval.ts';
import type { RuleInterval, Schedule } from './schedule.ts';
import type { Instant } from './time-zone.ts';

/** What the windows say of a start at an instant. */
export type WindowsWord =
  /** `window` is one that is open now; absent where the default alone holds it open. */
  | { readonly kind: 'open'; readonly window?: RuleInterval }
  | { readonly kind: 'too-short'; readonly until: Instant; readonly window?: RuleInterval }
  | { readonly kind: 'none' };

/** What the freezes say of it. */
export type FreezesWord =
  | { readonly kind: 'none' }
  | { readonly kind: 'frozen'; readonly freeze: RuleInterval; readonly firm: boolean }
  /** One begins before everything could be done. */
  | { readonly kind: 'soon'; readonly freeze: RuleInterval; readonly firm: boolean };

/** May it start now, with what must fit before it closes? Windows and freezes are told apart, because an override may skip one kind only. */
export interface CalendarWord {
  readonly windows: WindowsWord;
  readonly freezes: FreezesWord;
  /** When the open stretch of now ends; absent when it is closed, or open to the horizon. */
  readonly until?: Instant;
  /** The first later opening that is long enough; absent when there is none up to the horizon. */
  readonly next?: Interval;
}

/** The word for a start at `now` of something that takes `neededMs`. */
export function judgeWindow(schedule: Schedule, now: Instant, neededMs: number): CalendarWord {
  const current = schedule.open.find((interval) => covers(interval, now));
  const next = schedule.open.find(({ from, to }) => from > now && to - from >= neededMs);
  return {
    windows: windowsWord(schedule, now, neededMs),
    freezes: freezesWord(schedule.freezes, now, neededMs),
    ...(current === undefined || current.to >= schedule.horizon.to ? {} : { until: current.to }),
    ...(next === undefined ? {} : { next }),
  };
}

function windowsWord(schedule: Schedule, now: Instant, neededMs: number): WindowsWord {
  const current = schedule.allowed.find((interval) => covers(interval, now));
  if (current === undefined) return { kind: 'none' };
  const covering = schedule.windows.filter((interval) => covers(interval, now));
  if (current.to - now >= neededMs) return { kind: 'open', ...by(endingAt(covering, current.to) ?? lasting(covering)) };
  // Windows that touch are one opening: the one that ends it may not have begun.
  return { kind: 'too-short', until: current.to, ...by(endingAt(schedule.windows, current.to)) };
}

const by = (window: RuleInterval | undefined) => (window === undefined ? {} : { window });
const endingAt = (intervals: readonly RuleInterval[], end: Instant): RuleInterval | undefined => intervals.find(({ to }) => to === end);

function freezesWord(freezes: readonly RuleInterval[], now: Instant, neededMs: number): FreezesWord {
  const inWay = freezes.filter(({ from, to }) => from < now + neededMs && to > now && to > from);
  const firm = inWay.some(({ rule }) => rule.firm === true);
  const current = lasting(inWay.filter((interval) => covers(interval, now)));
  if (current !== undefined) return { kind: 'frozen', freeze: current, firm };
  const [first] = [...inWay].sort((a, b) => a.from - b.from);
  return first === undefined ? { kind: 'none' } : { kind: 'soon', freeze: first, firm };
}

/** The one that ends last. */
const lasting = (intervals: readonly RuleInterval[]): RuleInterval | undefined =>
  intervals.reduce<RuleInterval | undefined>((best, one) => (best === undefined || one.to > best.to ? one : best), undefined);
