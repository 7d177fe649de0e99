/** A wall-clock time without a zone, as milliseconds of the same reading in UTC: 2026-11-24 09:00 is `Date.UTC(2026, 10, 24, 9)`. */
export type Wall = number;

/** An instant in milliseconds since the epoch. */
export type Instant = number;

/** The clock on the wall of one place, with all its changes. */
export interface TimeZone {
  /** Its IANA name. */
  readonly name: string;
  /** What the clock shows at an instant. */
  wallAt(instant: Instant): Wall;
  /** The first instant that can be meant by a wall time: at a gap the reading before it moves the clock, at an overlap the first pass. */
  earliest(wall: Wall): Instant;
  /** The last instant that can be meant. The same as `earliest` except around a change. */
  latest(wall: Wall): Instant;
  /** `CET`, or `GMT+5` where the zone has no letters in English. */
  abbreviation(instant: Instant): string;
}

const DAY = 86_400_000;

/** The zone of an IANA name; undefined for abbreviations, offsets and names that nobody knows. */
export function openTimeZone(name: string): TimeZone | undefined {
  if (!/^(UTC|[A-Za-z_]+(\/[A-Za-z0-9_+-]+){1,2})$/.test(name)) return undefined;
  let digits: Intl.DateTimeFormat;
  try {
    digits = new Intl.DateTimeFormat('en-US', { ...DIGITS, timeZone: name });
  } catch {
    return undefined;
  }
  const wallAt = (instant: Instant): Wall => readDigits(digits, instant);
  const offset = (instant: Instant): number => wallAt(instant) - instant;
  const readings = (wall: Wall): readonly Instant[] => {
    // The offset in force is that of a day before or of a day after: no zone changes its clock twice in two days.
    const offsets = [offset(wall - DAY), offset(wall + DAY)];
    const exact = offsets.map((one) => wall - one).filter((instant) => wallAt(instant) === wall);
    return exact.length > 0 ? exact : offsets.map((one) => wall - one);
  };
  return {
    name,
    wallAt,
    earliest: (wall) => Math.min(...readings(wall)),
    latest: (wall) => Math.max(...readings(wall)),
    abbreviation: (instant) => letters(name, instant),
  };
}

const DIGITS = {
  calendar: 'gregory',
  numberingSystem: 'latn',
  hourCycle: 'h23',
  year: 'numeric',
  month: '2-digit',
  day: '2-digit',
  hour: '2-digit',
  minute: '2-digit',
  second: '2-digit',
} as const satisfies Intl.DateTimeFormatOptions;

function readDigits(format: Intl.DateTimeFormat, instant: Instant): Wall {
  const parts: Record<string, number> = {};
  for (const { type, value } of format.formatToParts(instant)) parts[type] = Number(value);
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Date.UTC(year, month - 1, day, hour, minute, second) + (((instant % 1_000) + 1_000) % 1_000);
}

/** American English has letters for American zones, British English for European ones. */
function letters(timeZone: string, instant: Instant): string {
  const names = ['en-US', 'en-GB'].map((locale) => {
    const parts = new Intl.DateTimeFormat(locale, { timeZone, timeZoneName: 'short' }).formatToParts(instant);
    return parts.find(({ type }) => type === 'timeZoneName')?.value ?? timeZone;
  });
  return names.find((text) => !/^GMT[+-]/.test(text)) ?? names[0] ?? timeZone;
}
