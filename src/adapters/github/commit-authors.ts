import type { AuthorFacts } from '../../core/approval/facts.ts';
import { authorsOf, type Person, type WrittenCommit } from '../../core/approval/people.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/** Who wrote what `head` has and `base` has not; without `base`, what `head` has and its first parent has not. Needs contents: read. */
export async function readAuthors(
  client: GithubClient,
  repository: Repository,
  base: string | undefined,
  head: string,
): Promise<AuthorFacts> {
  if (base !== undefined) return authorsOf(await commitsBetween(client, repository, base, head));
  const { data } = await client.rest.repos.getCommit({ ...repository, ref: head });
  const parent = data.parents[0]?.sha;
  return authorsOf(parent === undefined ? [written(data)] : await commitsBetween(client, repository, parent, head));
}

async function commitsBetween(
  { rest }: GithubClient,
  repository: Repository,
  base: string,
  head: string,
): Promise<readonly WrittenCommit[]> {
  const commits: WrittenCommit[] = [];
  for (let page = 1; ; page++) {
    const { data } = await rest.repos.compareCommitsWithBasehead({ ...repository, basehead: `${base}...${head}`, per_page: 100, page });
    commits.push(...data.commits.map(written));
    if (commits.length >= data.total_commits || data.commits.length === 0) return commits;
  }
}

interface ApiCommit {
  readonly author?: { readonly login?: string } | null;
  readonly committer?: { readonly login?: string } | null;
  readonly commit: {
    readonly message: string;
    readonly author: { readonly email?: string } | null;
    readonly committer: { readonly email?: string } | null;
  };
}

const written = ({ commit, author, committer }: ApiCommit): WrittenCommit => ({
  message: commit.message,
  author: person(commit.author?.email, author?.login),
  committer: person(commit.committer?.email, committer?.login),
});

const person = (email: string | undefined, login: string | undefined): Person => ({ email: email ?? '', ...(login ? { login } : {}) });
