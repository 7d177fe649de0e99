import type { GithubClient } from './github-client.ts';

/** How two commits stand to each other. */
export interface Comparison {
  /** Commits that `head` has and `base` has not. */
  readonly ahead: number;
  /** Commits that `base` has and `head` has not. */
  readonly behind: number;
}

/** Compares two commits or branches. Needs `contents: read`. Throws `GithubFailure`; `not-found` also when one of them is not there. */
export async function compareCommits(
  client: GithubClient,
  repository: { readonly owner: string; readonly name: string },
  base: string,
  head: string,
): Promise<Comparison> {
  const { data } = await client.rest.repos.compareCommitsWithBasehead({
    owner: repository.owner,
    repo: repository.name,
    basehead: `${base}...${head}`,
    per_page: 1,
  });
  return { ahead: data.ahead_by, behind: data.behind_by };
}
