import type { Git, GitState } from '../../core/clone/clone.ts';
import { present } from '../../core/result/present.ts';
import { versionGlobs } from '../../core/version/version-tag.ts';
import { eventFromGit } from './event-from-git.ts';
import type { Facts } from './facts.ts';
import { identify } from './identity.ts';
import { historyAskedBy, type TagPlan } from './plan.ts';
import { componentLine, repositoryLine, type VersionLine } from './version-line.ts';

/** Facts that hold without git. */
export type KnownFacts = Omit<Facts, 'git'>;

/** Asks git; on a shallow clone it deepens where the plan says so, and asks again. Commits are read only where a version comes from them. */
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
  if (!needsDeepening(plan, first)) return withHistory(plan, first, git);
  const deepened = await git.deepen();
  if (!deepened.ok) return { ...first, deepenFailed: deepened.error };
  return withHistory(plan, complete(await git.read(question)), git);
}

/** `fetch` always; `auto` when something asked for history and the commit carries no version tag. */
function needsDeepening(plan: TagPlan, facts: Facts): boolean {
  if (facts.git.kind === 'none' || !facts.git.shallow || facts.event.deleted !== undefined) return false;
  if (plan.shallow !== 'auto') return plan.shallow === 'fetch';
  if (plan.components.length > 0) return true;
  return historyAskedBy(plan) !== undefined && identify(plan, facts).version === undefined;
}

async function withHistory(plan: TagPlan, facts: Facts, git: Git): Promise<Facts> {
  if (facts.git.kind === 'none' || facts.git.shallow || facts.event.deleted !== undefined) return facts;
  const monorepo = plan.components.length > 0;
  const own = plan.bump === 'conventional' && !identify(plan, facts).exact ? [repositoryLine(plan, facts)] : [];
  if (!monorepo && own.length === 0) return facts;
  const tagsBefore = monorepo ? await git.tagsBefore() : undefined;
  const known: Facts = { ...facts, ...present({ tagsBefore }) };
  const bases = [...own, ...plan.components.map((component) => componentLine(component, known))].map(baseOf);
  const found = bases.filter((base) => base !== undefined);
  const commits = await git.history({ bases: found.length === bases.length ? found : [], files: monorepo });
  return { ...known, commits };
}

const baseOf = ({ last }: VersionLine): string | undefined => (typeof last === 'object' ? last.commit : undefined);
