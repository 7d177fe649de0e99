import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Plan, StoredState } from '../../core/publish/store.ts';
import { assertNever } from '../../core/result/assert-never.ts';
import type { OnConflict } from './ports.ts';

type Stored = Extract<StoredState, { kind: 'stored' }>;

/** What is to be done at one target, by what stands there. */
export type Verdict =
  | { readonly kind: 'create' }
  /** The name may move, and stands at other bytes now. */
  | { readonly kind: 'move'; readonly from: Stored }
  | { readonly kind: 'unchanged'; readonly stored: Stored; readonly notice?: Problem }
  | { readonly kind: 'kept'; readonly stored: Stored; readonly warning: Problem }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** A version is written once: the same bytes are `unchanged`, other bytes are AP010, whatever wrote them. */
export function judgeStored(plan: Plan, state: StoredState, onConflict: OnConflict): Verdict {
  switch (state.kind) {
    case 'absent':
      return { kind: 'create' };
    case 'refused':
      return { kind: 'refused', problem: state.problem };
    case 'stored':
      break;
    default:
      return assertNever(state);
  }
  if (state.digest === plan.digest) return { kind: 'unchanged', stored: state };
  if (plan.target.mutable) return { kind: 'move', from: state };
  if (state.contentDigest === plan.contentDigest) return { kind: 'unchanged', stored: state, notice: otherPacking(plan, state) };
  const problem = conflict(plan, state);
  return onConflict === 'skip' ? { kind: 'kept', stored: state, warning: problem } : { kind: 'refused', problem };
}

function conflict(plan: Plan, stored: Stored): Problem {
  const about = stored.about === '' ? '' : ` (${oneLine(stored.about, 160)})`;
  return {
    code: 'AP010',
    fault: 'user',
    what: `${plan.target.text} holds ${stored.digest}${about}; this build is ${plan.digest}`,
    where: 'input "targets"',
    expected: 'a version that is free, or holds these bytes: a version is written once',
    remedy: 'Publish a new version, or find why the build is not reproducible (times, paths or an unpinned dependency in it).',
  };
}

const otherPacking = (plan: Plan, stored: Stored): Problem => ({
  code: 'AP011',
  fault: 'user',
  what: `${plan.target.text} holds the same files packed otherwise: ${stored.digest} is kept, this packing would be ${plan.digest}`,
});
