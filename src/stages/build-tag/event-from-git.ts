import type { GitState, Repository } from '../../core/clone/clone.ts';
import type { BuildEvent } from '../../core/event/build-event.ts';
import { parseGitRef } from '../../core/git-ref/git-ref.ts';
import { highest, versionTags } from '../../core/version/version-tag.ts';

/**
 * The event as the checkout tells it, for `context: git`: HEAD is the commit; the ref is the branch that HEAD is on, else the event's own where it is about
 * this commit, else a tag or the one remote branch on it. Without a clone the event stands as it is.
 */
export function eventFromGit(event: BuildEvent, git: GitState, tagPrefix: string): BuildEvent {
  if (git.kind === 'none') return event;
  const ref = refOfHead(event, git, tagPrefix);
  const { pull: _, base: __, commitTime: ___, ...rest } = event;
  const same = ref === event.ref;
  return { ...(same ? event : rest), sha: git.head, commitTime: git.commitTime, ref, named: parseGitRef(ref), alsoHead: [] };
}

function refOfHead(event: BuildEvent, git: Repository, tagPrefix: string): string {
  const current = git.branches.find((branch) => branch.current);
  if (current !== undefined) return `refs/heads/${current.name}`;
  if (event.sha === git.head || event.alsoHead.includes(git.head)) return event.ref;
  const tags = git.tags.filter(({ commit }) => commit === git.head);
  const tag = highest(versionTags(tags, tagPrefix))?.name ?? tags[0]?.name;
  if (tag !== undefined) return `refs/tags/${tag}`;
  const names = new Set(git.branches.filter(({ commit }) => commit === git.head).map(({ name }) => name));
  return names.size === 1 ? `refs/heads/${[...names][0]}` : '';
}
