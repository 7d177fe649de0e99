import type { Commit, World } from '../world.ts';

/** The commit and everything before it. */
export function ancestors(world: World, sha: string): Set<string> {
  const seen = new Set<string>();
  const queue = [sha];
  for (let next = queue.pop(); next !== undefined; next = queue.pop()) {
    if (seen.has(next)) continue;
    seen.add(next);
    queue.push(...(world.commits[next]?.parents ?? []));
  }
  return seen;
}

/** True when `sha` holds everything that `ancestor` holds. */
export function isAncestor(world: World, ancestor: string, sha: string): boolean {
  return ancestors(world, sha).has(ancestor);
}

/** Commits of `head` that `base` lacks, oldest first: parents before children, by date where that leaves a choice. */
export function commitsAhead(world: World, base: string, head: string): Commit[] {
  const known = ancestors(world, base);
  const fresh = new Set([...ancestors(world, head)].filter((sha) => !known.has(sha)));
  const done: Commit[] = [];
  const visit = (sha: string) => {
    if (!fresh.delete(sha)) return;
    const commit = world.commits[sha] as Commit;
    for (const parent of commit.parents) visit(parent);
    done.push(commit);
  };
  for (const { sha } of newestFirst([...fresh].map((one) => world.commits[one] as Commit)).reverse()) visit(sha);
  return done;
}

/** All commits from this one back, newest first. */
export function logFrom(world: World, sha: string): Commit[] {
  return newestFirst([...ancestors(world, sha)].map((one) => world.commits[one] as Commit));
}

/** The newest commit that both have; null when the histories never met. */
export function mergeBase(world: World, one: string, other: string): string | null {
  const shared = ancestors(world, one);
  const common = [...ancestors(world, other)].filter((sha) => shared.has(sha));
  const inner = new Set(common.flatMap((sha) => world.commits[sha]?.parents ?? []));
  return common.find((sha) => !inner.has(sha)) ?? null;
}

function newestFirst(commits: Commit[]): Commit[] {
  return commits.sort((a, b) => b.committer.date.localeCompare(a.committer.date));
}
