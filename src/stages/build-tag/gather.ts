import { versionGlobs } from '../../core/version/version-tag.ts';
import { eventFromGit } from './event-from-git.ts';
import type { Facts, GitState } from './facts.ts';
import { identify } from './identity.ts';
import { historyAskedBy, type TagPlan } from './plan.ts';
import type { Git } from './ports.ts';

/** Facts that hold without git. */
export type KnownFacts = Omit<Facts, 'git'>;

/** Asks git; on a shallow clone it deepens where the plan says so, and asks again. */
export async function gatherFacts(plan: TagPlan, known: KnownFacts, git: Git): Promise<Facts> {
  const question = {
    sha: plan.context === 'git' ? '' : known.event.sha,
    shaLength: plan.shaLength,
    versionTags: versionGlobs(plan.tagPrefix),
    changes: plan.dirty !== 'ignore',
  };
  const complete = (state: GitState): Facts => ({
    ...known,
    event: plan.context === 'git' ? eventFromGit(known.event, state, plan.tagPrefix) : known.event,
    git: state,
  });
  const first = complete(await git.read(question));
  if (!needsDeepening(plan, first)) return first;
  const deepened = await git.deepen();
  return deepened.ok ? complete(await git.read(question)) : { ...first, deepenFailed: deepened.error };
}

/** `fetch` always; `auto` when something asked for history and the commit carries no version tag. */
function needsDeepening(plan: TagPlan, facts: Facts): boolean {
  if (facts.git.kind === 'none' || !facts.git.shallow || facts.event.deleted !== undefined) return false;
  if (plan.shallow !== 'auto') return plan.shallow === 'fetch';
  return historyAskedBy(plan) !== undefined && identify(plan, facts).version === undefined;
}
