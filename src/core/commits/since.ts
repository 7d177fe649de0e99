import type { Commit } from '../clone/clone.ts';

/** The commits that a base does not have, in their order. `commits` is a history, newest first; without a base it is all of them. */
export function commitsSince(commits: readonly Commit[], base: string | undefined): readonly Commit[] {
  if (base === undefined) return commits;
  const byId = new Map(commits.map((commit) => [commit.id, commit]));
  const has = new Set<string>();
  const open = [base];
  for (let id = open.pop(); id !== undefined; id = open.pop()) {
    if (has.has(id)) continue;
    has.add(id);
    open.push(...(byId.get(id)?.parents ?? []));
  }
  return commits.filter(({ id }) => !has.has(id));
}
