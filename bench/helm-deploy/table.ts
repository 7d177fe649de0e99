import { median } from './timing.ts';

/** What was measured, in milliseconds. */
export interface Row {
  readonly what: string;
  /** The versions of helm that the row is about; `-` for none. */
  readonly helm: string;
  /** The peer's times; none when the row has no peer. */
  readonly peer: readonly number[];
  readonly ours: readonly number[];
  /** Absent when the goal is a figure of its own. */
  readonly goal?: Goal;
  readonly remark?: string;
}

/** What our median is held against. */
export type Goal =
  | { readonly kind: 'at-most'; readonly ms: number }
  /** The peer's median times `factor`, and `plus` milliseconds. */
  | { readonly kind: 'beside-peer'; readonly factor: number; readonly plus: number };

/** A figure that is no time. */
export interface Figure {
  readonly what: string;
  readonly helm: string;
  readonly value: string;
  readonly goal: string;
  readonly met: boolean;
}

/** What a part of the bench found. */
export interface Findings {
  readonly rows: readonly Row[];
  readonly figures: readonly Figure[];
}

/** Two Markdown tables, the second only when there are figures; medians with the least and the most behind them. */
export function renderFindings({ rows, figures }: Findings): string {
  const times =
    rows.length === 0
      ? []
      : [
          '| what | helm | peer | helm-deploy | ratio | more | goal | met | remark |',
          '| --- | --- | --- | --- | --- | --- | --- | --- | --- |',
          ...rows.map(renderRow),
          '',
        ];
  const others =
    figures.length === 0
      ? []
      : [
          '| what | helm | measured | goal | met |',
          '| --- | --- | --- | --- | --- |',
          ...figures.map(({ what, helm, value, goal, met }) => `| ${what} | ${helm} | ${value} | ${goal} | ${yes(met)} |`),
          '',
        ];
  return [...times, ...others].join('\n');
}

function renderRow({ what, helm, peer, ours, goal, remark = '' }: Row): string {
  const mine = median(ours);
  const theirs = peer.length === 0 ? undefined : median(peer);
  const limit = goal === undefined ? undefined : limitOf(goal, theirs);
  const beside = theirs === undefined ? ['', ''] : [`${(mine / theirs).toFixed(2)}`, seconds(mine - theirs)];
  const judged = goal === undefined || limit === undefined ? ['', ''] : [goalText(goal, limit), yes(mine <= limit)];
  const cells = [what, helm, spread(peer), spread(ours), ...beside, ...judged, remark];
  return `| ${cells.join(' | ')} |`;
}

function limitOf(goal: Goal, peer: number | undefined): number {
  switch (goal.kind) {
    case 'at-most':
      return goal.ms;
    case 'beside-peer':
      if (peer === undefined) throw new Error('this goal needs a peer');
      return goal.factor * peer + goal.plus;
  }
}

function goalText(goal: Goal, limit: number): string {
  switch (goal.kind) {
    case 'at-most':
      return `≤ ${seconds(limit)}`;
    case 'beside-peer':
      return `≤ ${goal.factor === 1 ? 'peer' : `${goal.factor} × peer`} + ${seconds(goal.plus)} = ${seconds(limit)}`;
  }
}

/** `2.31 s (2.10 – 2.90, 7 runs)` of milliseconds: the median, the least, the most. */
export function spread(times: readonly number[]): string {
  if (times.length === 0) return '';
  const range = times.length === 1 ? '1 run' : `${bare(Math.min(...times))} – ${bare(Math.max(...times))}, ${times.length} runs`;
  return `${seconds(median(times))} (${range})`;
}

const bare = (ms: number): string => (ms / 1_000).toFixed(2);
const seconds = (ms: number): string => `${bare(ms)} s`;
const yes = (met: boolean): string => (met ? 'yes' : '**no**');
