import type { Commit } from '../clone/clone.ts';
import type { Semver } from '../version/semver.ts';
import { type BumpRules, type Conventional, higher, type Level, levelOf, readMessage } from './conventional.ts';

/** What a range of commits comes to. */
export interface Bump {
  readonly level: Level;
  /** The newest commit of that level. */
  readonly by: string | undefined;
  /** The newest `Release-As` that was not taken back. */
  readonly releaseAs: Semver | undefined;
}

/**
 * Judges commits, newest first. A merge counts by its commits, not by itself. A commit and the revert that takes it back inside the range count for
 * nothing; reverting the revert makes it count again.
 */
export function judgeCommits(commits: readonly Commit[], rules: BumpRules): Bump {
  const gone = new Set<string>();
  let bump: Bump = { level: 'none', by: undefined, releaseAs: undefined };
  const read = commits.filter(({ parents }) => parents.length < 2).map(({ id, message }) => ({ id, said: readMessage(message) }));
  for (const { id, said } of read) {
    if (gone.has(id)) continue;
    const reverted = revertedBy(said, read);
    if (reverted !== undefined) {
      gone.add(reverted);
      continue;
    }
    const level = higher(bump.level, levelOf(said.reverts === undefined ? said : { ...said, type: 'revert' }, rules));
    bump = { level, by: level === bump.level ? bump.by : id, releaseAs: bump.releaseAs ?? said.releaseAs };
  }
  return bump;
}

const revertedBy = ({ reverts }: Conventional, read: readonly { readonly id: string }[]): string | undefined =>
  reverts === undefined ? undefined : read.find(({ id }) => id.startsWith(reverts))?.id;
