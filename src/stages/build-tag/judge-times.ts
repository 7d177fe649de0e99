import type { Problem, Remark } from '../../core/problem/problem.ts';
import { placeOf } from '../../core/tag-rule/rule-problems.ts';
import { uses } from '../../core/template/render-template.ts';
import type { TagSet } from './assemble.ts';
import type { Facts } from './facts.ts';
import { buildTimeOf } from './values.ts';

/** BT091: a schedule rule showed the wall clock; and the notice that the build's time is not known. */
export function judgeTimes(facts: Facts, sets: readonly TagSet[]): readonly Remark[] {
  const clocks = sets.flatMap(({ outcomes }) =>
    outcomes.flatMap(({ kind, rule }) =>
      kind === 'given' && rule.type === 'schedule' && uses(rule.pattern, 'date') ? [byClock(placeOf(rule.entry))] : [],
    ),
  );
  const warnings = [...new Map(clocks.map((one) => [one.where, one])).values()].map(
    (problem): Remark => ({ severity: 'warning', problem }),
  );
  if (facts.event.deleted !== undefined || buildTimeOf(facts) !== undefined) return warnings;
  return [...warnings, { severity: 'notice', problem: NO_TIME }];
}

const byClock = (where: string): Problem => ({
  code: 'BT091',
  fault: 'user',
  what: 'this rule shows the time of the run: its tag moves, and a second run gives another one',
  where,
  remedy: "Write {{commit_date 'YYYYMMDD'}} for the time of the commit",
});

const NO_TIME: Problem = {
  code: 'BT024',
  fault: 'user',
  what: "the commit's time is not known: the event does not tell it, and the workspace holds no clone of this commit; the label created is left out",
  where: 'the event',
  remedy: 'Run actions/checkout before this step, or set SOURCE_DATE_EPOCH',
};
