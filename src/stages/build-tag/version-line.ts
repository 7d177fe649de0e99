import type { Commit, GitTag } from '../../core/clone/clone.ts';
import { commitsSince } from '../../core/commits/since.ts';
import { type Component, isTouched } from '../../core/components/component.ts';
import { highest, type VersionTag, versionTags } from '../../core/version/version-tag.ts';
import type { Facts } from './facts.ts';
import type { TagPlan } from './plan.ts';

/** The versions of one thing, the repository or a component, as the history has them. */
export interface VersionLine {
  readonly prefix: string;
  /** Undefined for the repository as a whole. */
  readonly component: string | undefined;
  /** The last version before this commit; `unknown` when the history is cut. */
  readonly last: VersionTag | 'none' | 'unknown';
  /** How many commits lie between. */
  readonly distance: number | undefined;
  /** Commits since then that concern it, newest first; undefined when nobody read them. */
  readonly commits: readonly Commit[] | undefined;
}

/** The git tags on the commit, the event's own first: it counts also where the clone does not hold it. */
export function tagsOnCommit({ event, git }: Facts): readonly GitTag[] {
  const own = event.named.kind === 'tag' ? [{ name: event.named.name, commit: event.sha }] : [];
  const known = git.kind === 'repository' ? git.tags.filter(({ commit }) => commit === event.sha) : [];
  return [...own, ...known.filter(({ name }) => name !== own[0]?.name)];
}

/** The repository's own line: the nearest version tag before the checkout, or the highest of several on one commit. */
export function repositoryLine(plan: TagPlan, facts: Facts): VersionLine {
  const { git } = facts;
  const line = { prefix: plan.tagPrefix, component: undefined };
  if (git.kind === 'none' || git.shallow || standsElsewhere(facts))
    return { ...line, last: 'unknown', distance: undefined, commits: undefined };
  const { nearest } = git;
  const commit = git.tags.find(({ name }) => name === nearest?.name)?.commit;
  const last = highest(
    versionTags(
      git.tags.filter((tag) => tag.commit === commit),
      plan.tagPrefix,
    ),
  );
  if (last === undefined) return { ...line, last: 'none', distance: undefined, commits: facts.commits };
  const commits = facts.commits && commitsSince(facts.commits, last.commit);
  return { ...line, last, distance: nearest?.distance, commits };
}

/** A component's line: the highest of its version tags before the checkout, and the commits that touched it since. */
export function componentLine(component: Component, facts: Facts): VersionLine {
  const { git, commits, tagsBefore = [] } = facts;
  const line = { prefix: component.prefix, component: component.name };
  if (git.kind === 'none' || git.shallow || standsElsewhere(facts))
    return { ...line, last: 'unknown', distance: undefined, commits: undefined };
  const before = new Set(tagsBefore);
  const last = highest(
    versionTags(
      git.tags.filter(({ name }) => before.has(name)),
      component.prefix,
    ),
  );
  const touching = commits && commitsSince(commits, last?.commit).filter(({ files }) => isTouched(component, files));
  return { ...line, last: last ?? 'none', distance: last === undefined ? undefined : touching?.length, commits: touching };
}

/** The checkout is not the commit that the event is about: its history says nothing. */
const standsElsewhere = ({ event, git }: Facts): boolean =>
  git.kind === 'repository' && event.sha !== '' && git.head !== event.sha && !event.alsoHead.includes(git.head);
