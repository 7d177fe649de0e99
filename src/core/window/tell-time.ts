import type { Instant, TimeZone, Wall } from './time-zone.ts';

const DAYS = ['Sun', 'Mon', 'Tue', 'Wed', 'Thu', 'Fri', 'Sat'];
const two = (value: number): string => String(value).padStart(2, '0');

/** `Mon 2027-01-04 09:00 CET (08:00Z)`; the UTC date stands too where it differs. */
export function tellTime(instant: Instant, zone: TimeZone): string {
  const wall = zone.wallAt(instant);
  const [here, utc] = [dateOf(wall), dateOf(instant)];
  if (zone.name === 'UTC') return `${dayOf(wall)} ${here} ${clockOf(wall)}Z`;
  return `${dayOf(wall)} ${here} ${clockOf(wall)} ${zone.abbreviation(instant)} (${here === utc ? '' : `${utc} `}${clockOf(instant)}Z)`;
}

/** `2027-01-04T09:00:00+01:00[Europe/Berlin]` (RFC 9557). */
export function isoIn(instant: Instant, zone: TimeZone): string {
  const wall = zone.wallAt(instant);
  const minutes = Math.round((wall - instant) / 60_000);
  const sign = minutes < 0 ? '-' : '+';
  const offset = `${sign}${two(Math.floor(Math.abs(minutes) / 60))}:${two(Math.abs(minutes) % 60)}`;
  return `${new Date(wall).toISOString().slice(0, 19)}${offset}[${zone.name}]`;
}

const dayOf = (wall: Wall): string => DAYS[new Date(wall).getUTCDay()] ?? '';
const dateOf = (wall: Wall): string => new Date(wall).toISOString().slice(0, 10);
const clockOf = (wall: Wall): string => {
  const date = new Date(wall);
  const seconds = date.getUTCSeconds();
  return `${two(date.getUTCHours())}:${two(date.getUTCMinutes())}${seconds === 0 ? '' : `:${two(seconds)}`}`;
};
