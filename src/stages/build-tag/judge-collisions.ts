import { tagText } from '../../core/image-ref/tag-text.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Remark } from '../../core/problem/problem.ts';
import type { TagSet } from './assemble.ts';
import type { Facts } from './facts.ts';
import type { TagPlan } from './plan.ts';

/** BT011: another branch of the clone would give the very tag that this branch gives. Prefix and suffix are the same for both. */
export function judgeCollisions(plan: TagPlan, { git }: Facts, sets: readonly TagSet[]): readonly Remark[] {
  if (git.kind === 'none' || plan.style.sanitize === 'unique') return [];
  const built = sets.flatMap(({ outcomes }) =>
    outcomes.flatMap((one) => (one.kind === 'given' && one.from !== undefined ? [one.from.branch] : [])),
  );
  return [...new Set(built)].flatMap((branch) => {
    const text = tagText(branch, plan.style);
    const other = git.branches.find(({ name }) => name !== branch && tagText(name, plan.style) === text);
    return other === undefined ? [] : [{ severity: 'warning', problem: collision(branch, other.name, text) }];
  });
}

const collision = (branch: string, other: string, text: string): Remark['problem'] => ({
  code: 'BT011',
  fault: 'user',
  what: `branches "${oneLine(branch, 80)}" and "${oneLine(other, 80)}" both give "${text}"`,
  where: 'input "tags"',
  remedy: 'Set sanitize: unique',
});
