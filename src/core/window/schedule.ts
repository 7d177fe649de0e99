import { type Interval, intersect, subtract, union } from './interval.ts';
import { type Rule, spansOf } from './rule.ts';
import type { Instant, TimeZone } from './time-zone.ts';

/** A stretch of time and the rule that makes it. */
export interface RuleInterval extends Interval {
  readonly rule: Rule;
}

/** What decides whether it is open. */
export interface Calendar {
  readonly zone: TimeZone;
  /** Whether it is open where no rule speaks. */
  readonly fallback: 'open' | 'closed';
  readonly windows: readonly Rule[];
  /** Windows of the workflow: it is open only inside them as well. Undefined: the workflow has none. */
  readonly narrowedTo?: readonly Rule[];
  readonly freezes: readonly Rule[];
}

/** All of it as stretches of absolute time, over a horizon. */
export interface Schedule {
  readonly open: readonly Interval[];
  /** What the default and the windows leave open, freezes not counted. */
  readonly allowed: readonly Interval[];
  readonly windows: readonly RuleInterval[];
  readonly freezes: readonly RuleInterval[];
  readonly horizon: Interval;
}

/** How far ahead a schedule looks: a yearly freeze and the next opening after it are always in it. */
export const HORIZON_MS = 400 * 86_400_000;

/** Room around the horizon, in wall time, for every offset of a zone and every move of its clock. */
const SLACK_MS = 2 * 86_400_000;

/**
 * The stretches from `now` to the horizon. Where a clock change makes a wall time ambiguous or lets it fall out, the closed side wins: a window
 * begins late and ends early, a freeze begins early and ends late.
 */
export function scheduleOf(calendar: Calendar, now: Instant, horizonMs = HORIZON_MS): Schedule {
  const { zone } = calendar;
  const horizon = { from: now, to: now + horizonMs };
  const range = { from: zone.wallAt(now) - SLACK_MS, to: zone.wallAt(horizon.to) + SLACK_MS };
  const stretches = (rules: readonly Rule[], from: (wall: number) => Instant, to: (wall: number) => Instant): readonly RuleInterval[] =>
    rules.flatMap((rule) => spansOf(rule.when, range).map((span) => ({ from: from(span.from), to: to(span.to), rule })));
  const allowed = (rules: readonly Rule[]): readonly RuleInterval[] => stretches(rules, zone.latest, zone.earliest);

  const ofPolicy = allowed(calendar.windows);
  const ofWorkflow = calendar.narrowedTo === undefined ? undefined : allowed(calendar.narrowedTo);
  const freezes = stretches(calendar.freezes, zone.earliest, zone.latest);
  const base = calendar.fallback === 'open' ? [horizon] : intersect([horizon], ofPolicy);
  const narrowed = ofWorkflow === undefined ? base : intersect(base, ofWorkflow);
  const windows = [...(calendar.fallback === 'open' ? [] : ofPolicy), ...(ofWorkflow ?? [])];
  return { open: subtract(narrowed, freezes), allowed: union(narrowed), windows, freezes, horizon };
}
