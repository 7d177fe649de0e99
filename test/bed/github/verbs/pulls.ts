import { type Bed, nextId, now, person } from '../bed.ts';
import type { Pull } from '../world.ts';
import { resolveRef } from './refs.ts';

export interface PullArgs {
  readonly title?: string;
  readonly author: string;
  /** Branch of the pull request. */
  readonly head: string;
  readonly base?: string;
  /** Shas of its commits, oldest first. */
  readonly commits: readonly string[];
  /** The commit that merged it. */
  readonly mergeCommit?: string;
}

/** A pull request, merged if a merge commit is given. */
export function addPull(bed: Bed, args: PullArgs): Pull {
  const { world } = bed;
  const base = args.base ?? world.repository.defaultBranch;
  for (const sha of args.commits) if (world.commits[sha] === undefined) throw new Error(`no commit ${sha}`);
  const pull: Pull = {
    number: world.pulls.length + 1,
    id: nextId(bed),
    title: args.title ?? `pull request of ${args.author}`,
    author: person(bed, args.author).login,
    head: { ref: args.head, sha: args.commits.at(-1) ?? (resolveRef(bed, args.head) as string) },
    base: { ref: base, sha: resolveRef(bed, base) as string },
    commits: args.commits,
    mergeCommit: args.mergeCommit ?? null,
    createdAt: now(bed),
    mergedAt: args.mergeCommit === undefined ? null : now(bed),
  };
  world.pulls.push(pull);
  return pull;
}
