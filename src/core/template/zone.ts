const UTC = /^(utc|gmt|etc\/utc|etc\/gmt|z|zulu)$/i;

/** Whether the runtime knows the time zone. */
export function isZone(zone: string): boolean {
  if (UTC.test(zone)) return true;
  try {
    return new Intl.DateTimeFormat('en-US', { timeZone: zone }) !== undefined;
  } catch {
    return false;
  }
}

/** Minutes that the zone's clocks are ahead of UTC at a moment (milliseconds since 1970). */
export function offsetMinutes(moment: number, zone: string | undefined): number {
  if (zone === undefined || UTC.test(zone)) return 0;
  const format = new Intl.DateTimeFormat('en-US', {
    timeZone: zone,
    calendar: 'gregory',
    numberingSystem: 'latn',
    hourCycle: 'h23',
    year: 'numeric',
    month: 'numeric',
    day: 'numeric',
    hour: 'numeric',
    minute: 'numeric',
    second: 'numeric',
  });
  const parts = Object.fromEntries(format.formatToParts(moment).map(({ type, value }) => [type, Number(value)]));
  const { year = 0, month = 1, day = 1, hour = 0, minute = 0, second = 0 } = parts;
  return Math.round((Date.UTC(year, month - 1, day, hour, minute, second) - Math.floor(moment / 1_000) * 1_000) / 60_000);
}

/** Whether this is UTC under one of its names: the only zone whose abbreviation is the same everywhere. */
export const isUtc = (zone: string | undefined): boolean => zone === undefined || UTC.test(zone);
