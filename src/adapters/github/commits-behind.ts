import { compareCommits } from './compare-commits.ts';
import type { GithubClient } from './github-client.ts';

/** How far a commit is behind the default branch. */
export interface Behind {
  readonly branch: string;
  readonly commits: number;
}

/** Compares a commit with the head of the default branch. Needs `contents: read`. Throws `GithubFailure`. */
export async function commitsBehind(
  client: GithubClient,
  repository: { readonly owner: string; readonly name: string },
  commit: string,
  defaultBranch: string | undefined,
): Promise<Behind> {
  const branch = defaultBranch ?? (await client.rest.repos.get({ owner: repository.owner, repo: repository.name })).data.default_branch;
  return { branch, commits: (await compareCommits(client, repository, commit, branch)).ahead };
}
