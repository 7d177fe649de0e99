import { isEntitled } from '../approval/entitled.ts';
import type { StarterFact } from '../approval/facts.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import { type OverrideBlock, SKIPPABLE, type Skippable } from '../policy/policy.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import type { Closed, Gate } from './finding.ts';

/** A wish to let it out although gates are closed. */
export interface OverrideWish {
  readonly reason: string;
  readonly person: StarterFact;
  readonly event: string;
}

/**
 * Whether the wish is granted: a reason, a run started by hand, a person of every override block, and only gates that every block lets skip.
 * What the policy, the clock or an unreadable answer closed is never skipped. A refusal is DW070, with everything that stands against it.
 */
export function judgeOverride(
  closed: readonly Closed[],
  blocks: readonly OverrideBlock[],
  wish: OverrideWish,
): Result<readonly Gate[], Problem> {
  const reasons = [...againstWish(blocks, wish), ...closed.flatMap((finding) => againstSkipping(finding, blocks))];
  if (reasons.length === 0) return ok(closed.map(({ gate }) => gate));
  return err({
    code: 'DW070',
    fault: 'user',
    what: `override refused: ${reasons.join('; ')}`,
    where: 'input "override-reason"',
    remedy: `The policy's override block says who may skip what: override: {permission: admin, via: [dispatch], may-skip: [windows, freezes]}`,
  });
}

function againstWish(blocks: readonly OverrideBlock[], { reason, person, event }: OverrideWish): readonly string[] {
  const against: string[] = [];
  if (blocks.length === 0) against.push('the policy has no override block for this environment and service');
  const needed = Math.max(10, ...blocks.map(({ minReason }) => minReason));
  if (reason.trim().length < needed) against.push(`the reason has fewer than ${needed} characters`);
  if (event !== 'workflow_dispatch') against.push('the run was not started by hand');
  if (!blocks.every((block) => isEntitled(block, person.login, person.role, 'admin')))
    against.push(`${oneLine(person.login, 80)} (${oneLine(person.role ?? 'role unknown', 40)}) may not override`);
  return against;
}

function againstSkipping({ gate, firm, problem }: Closed, blocks: readonly OverrideBlock[]): readonly string[] {
  const isSkippable = SKIPPABLE.includes(gate as Skippable) && !NEVER.includes(problem.code);
  if (!isSkippable) return [`${gate} (${problem.code}) cannot be skipped`];
  if (firm === true) return [`the freeze allows no override (${problem.code})`];
  return blocks.every(({ maySkip }) => maySkip.includes(gate as Skippable)) ? [] : [`may-skip does not name ${gate}`];
}

/** Not a rule that closed it, but something that could not be read or is written wrongly. */
const NEVER: readonly string[] = ['DW004', 'DW013', 'DW033', 'DW034'];
