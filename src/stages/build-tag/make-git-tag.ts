import type { GitTags } from '../../core/github/git-tags.ts';
import { GithubFailure } from '../../core/github/github-failure.ts';
import { githubProblem } from '../../core/github/github-problem.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { PlannedTag } from './plan-git-tag.ts';

/** `there`: it was made before, on this very commit. */
export type GitTagResult =
  | { readonly kind: 'created' | 'there' | 'would-create'; readonly name: string }
  | { readonly kind: 'failed'; readonly name: string; readonly problem: Problem };

/** How tags are made. */
export interface TagMaking {
  readonly message: string | undefined;
  readonly dryRun: boolean;
}

/** Makes a tag, or finds that it is there; one that stands on another commit is never moved (BT030). */
export async function makeGitTag({ name, commit }: PlannedTag, how: TagMaking, tags: GitTags): Promise<GitTagResult> {
  try {
    const before = await tags.commitOf(name);
    if (before !== undefined) return found(name, commit, before);
    if (how.dryRun) return { kind: 'would-create', name };
    if ((await tags.create(name, commit, how.message)) === 'created') return { kind: 'created', name };
    const now = await tags.commitOf(name);
    return now === undefined ? { kind: 'failed', name, problem: vanished(name) } : found(name, commit, now);
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    const problem = githubProblem('BT032', `making git tag ${oneLine(name, 100)}`, error);
    const denied = error.kind === 'permission' || error.kind === 'not-found';
    return {
      kind: 'failed',
      name,
      problem: denied ? { ...problem, remedy: 'Add to the permissions: of the job: contents: write' } : problem,
    };
  }
}

const found = (name: string, commit: string, stands: string): GitTagResult =>
  stands === commit ? { kind: 'there', name } : { kind: 'failed', name, problem: elsewhere(name, commit, stands) };

const elsewhere = (name: string, commit: string, stands: string): Problem => ({
  code: 'BT030',
  fault: 'user',
  what: `git tag ${oneLine(name, 100)} stands on ${stands}, and this build is ${commit}; nothing was moved`,
  where: 'the repository on GitHub',
  expected: 'no such tag yet, or one on this commit',
  remedy: 'Set bump: conventional or release-as: for a new version, and fetch all tags (fetch-depth: 0)',
});

const vanished = (name: string): Problem => ({
  code: 'BT032',
  fault: 'remote',
  what: `git tag ${oneLine(name, 100)} could not be made: GitHub's answer was lost, and the tag is not there`,
  where: 'the repository on GitHub',
  remedy: 'Run the job again.',
});
