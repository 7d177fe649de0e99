/** A stretch of time from its first instant up to, and without, its end: at `from` it holds, at `to` it does not. */
export interface Interval {
  readonly from: number;
  readonly to: number;
}

/** Sorted, without empty ones, and with those that touch made one. */
export function union(intervals: readonly Interval[]): readonly Interval[] {
  const sorted = intervals.filter(({ from, to }) => from < to).sort((a, b) => a.from - b.from);
  const merged: { from: number; to: number }[] = [];
  for (const { from, to } of sorted) {
    const last = merged.at(-1);
    if (last !== undefined && from <= last.to) last.to = Math.max(last.to, to);
    else merged.push({ from, to });
  }
  return merged;
}

/** What is in `a` and in no part of `b`. Both may be in any order. */
export function subtract(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  const holes = union(b);
  return union(a).flatMap((interval) => {
    const left: Interval[] = [];
    let from = interval.from;
    for (const hole of holes) {
      if (hole.to <= from || hole.from >= interval.to) continue;
      if (hole.from > from) left.push({ from, to: hole.from });
      from = hole.to;
    }
    if (from < interval.to) left.push({ from, to: interval.to });
    return left;
  });
}

/** What is in both. */
export function intersect(a: readonly Interval[], b: readonly Interval[]): readonly Interval[] {
  return subtract(a, subtract(a, b));
}

export const covers = ({ from, to }: Interval, instant: number): boolean => from <= instant && instant < to;
