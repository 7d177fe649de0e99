import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { TagDecision } from './decide.ts';
import type { Facts } from './facts.ts';
import type { Identity } from './identity.ts';
import type { TagPlan } from './plan.ts';

/** A git tag to make. */
export interface PlannedTag {
  readonly name: string;
  readonly commit: string;
}

/** The tags to make, why there is nothing to make, or why none may be made. */
export type GitTagPlan =
  | { readonly kind: 'make'; readonly tags: readonly PlannedTag[] }
  | { readonly kind: 'nothing'; readonly remark: Remark }
  | { readonly kind: 'refused'; readonly problem: Problem };

/** Events whose commits are not the repository's own, or not yet. */
const FOREIGN = /^(pull_request|pull_request_target|pull_request_review|pull_request_review_comment|merge_group|delete)$/;

/** Plans the git tags of the step: one of the repository's version, or one of each component that has a new one. */
export function planGitTag(plan: TagPlan, facts: Facts, { identity, components }: TagDecision): GitTagPlan {
  const { event } = facts;
  if (FOREIGN.test(event.name) || event.named.kind === 'pull' || event.deleted !== undefined) return refused(event.name);
  if (identity.ending !== '') return refused(`${event.name} with changed files`);
  const lines = components.length === 0 ? [{ identity, prefix: plan.tagPrefix }] : components.map(lineOf);
  const tags = lines.flatMap((line) => tagOf(line, facts));
  if (tags.length > 0) return { kind: 'make', tags };
  const problem: Problem = {
    code: 'BT033',
    fault: 'user',
    what: 'no git tag is made: no commit since the last version asks for a new one',
    where: 'input "git-tag"',
  };
  return { kind: 'nothing', remark: { severity: 'notice', problem } };
}

interface Line {
  readonly identity: Identity;
  readonly prefix: string;
}

const lineOf = ({ identity, component }: TagDecision['components'][number]): Line => ({ identity, prefix: component.prefix });

function tagOf({ identity, prefix }: Line, facts: Facts): readonly PlannedTag[] {
  const { version, tag, exact, releaseType, sha } = identity;
  if (version === undefined) return [];
  if (exact && tag !== undefined) return [{ name: tag, commit: sha }];
  if (releaseType === 'none') return [];
  return [{ name: `${prefix === '' ? habit(tag, facts) : prefix}${version.version}`, commit: sha }];
}

/** `v` or nothing, as the last version tag has it; `v` where there is none. */
const habit = (tag: string | undefined, { git }: Facts): string => {
  const example = tag ?? (git.kind === 'repository' ? git.nearest?.name : undefined);
  return example === undefined || example.startsWith('v') ? 'v' : '';
};

const refused = (event: string): GitTagPlan => ({
  kind: 'refused',
  problem: {
    code: 'BT031',
    fault: 'user',
    what: `no git tag is made on ${event}: this commit is not the repository's own`,
    where: 'input "git-tag"',
    expected: 'a push, a schedule, a release or a dispatch',
    remedy: 'git-tag: $' + "{{ github.event_name == 'push' && 'on' || 'off' }}",
  },
});
