import type { Remark } from '../../core/problem/problem.ts';
import type { TagSet } from './assemble.ts';
import type { TagPlan } from './plan.ts';

/** BT020 as a warning: floating tags that stay behind only because the clone does not hold all git tags. */
export function judgeFloating(plan: TagPlan, sets: readonly TagSet[]): readonly Remark[] {
  const rules = sets.flatMap(({ outcomes, latest }) => {
    const first = outcomes.find(({ kind }) => kind === 'given');
    return outcomes.flatMap((one) => {
      if (one.kind === 'skipped') return one.held === true ? [`rule ${one.rule.number}`] : [];
      return one === first && one.kind === 'given' && one.held && !latest.set && plan.flavor.latest === 'auto' ? ['latest'] : [];
    });
  });
  if (rules.length === 0) return [];
  return [
    {
      severity: 'warning',
      problem: {
        code: 'BT020',
        fault: 'user',
        what: `the list of git tags is not complete, so this is not known to be the highest version: left out ${[...new Set(rules)].join(', ')}`,
        where: 'the checkout',
        expected: 'all tags, because floating tags move forward only',
        remedy: 'Add to actions/checkout: fetch-depth: 0, or to this step: shallow: fetch',
      },
    },
  ];
}
