/** What a clock on the wall shows, by another way than the code's: the Swedish locale writes times as ISO does. */
export function wallText(zone: string): (instant: number) => string {
  const format = new Intl.DateTimeFormat('sv-SE', { timeZone: zone, dateStyle: 'short', timeStyle: 'medium' });
  return (instant) => format.format(instant);
}

/** The same as milliseconds, as if it were UTC. */
export function wallOracle(zone: string): (instant: number) => number {
  const text = wallText(zone);
  return (instant) => Date.parse(`${text(instant).replace(' ', 'T')}Z`);
}

export interface Transition {
  readonly zone: string;
  /** The first instant under the new offset. */
  readonly at: number;
  /** How far the clock jumps; negative = back. */
  readonly jump: number;
}

const HOUR = 3_600_000;

/** Every clock change of a zone between two instants, to the minute. */
export function transitions(zone: string, from: number, to: number): readonly Transition[] {
  const wall = wallOracle(zone);
  const offset = (instant: number): number => wall(instant) - instant;
  const found: Transition[] = [];
  const step = 7 * 24 * HOUR;
  for (let at = from; at < to; at += step) {
    if (offset(at) === offset(at + step)) continue;
    let [low, high] = [at, at + step];
    while (high - low > 60_000) {
      const middle = Math.floor((low + high) / 2 / 60_000) * 60_000;
      if (offset(middle) === offset(low)) low = middle;
      else high = middle;
    }
    found.push({ zone, at: high, jump: offset(high) - offset(low) });
  }
  return found;
}
