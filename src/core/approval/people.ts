import type { AuthorFacts } from './facts.ts';

/** Somebody at a commit; `login` is undefined when GitHub knows no account for the address. */
export interface Person {
  readonly email: string;
  readonly login?: string;
}

/** A commit as far as its people are concerned. */
export interface WrittenCommit {
  readonly author: Person;
  readonly committer: Person;
  readonly message: string;
}

/** Everybody who wrote these commits: authors, committers and co-authors. What GitHub itself commits (merge button, edits) has no committer. */
export function authorsOf(commits: readonly WrittenCommit[]): AuthorFacts {
  const known = new Map(
    commits
      .flatMap(({ author, committer }) => [author, committer])
      .flatMap(({ email, login }) => (login ? [[key(email), login] as const] : [])),
  );
  const loginOf = ({ email, login }: Person): string | undefined => login ?? known.get(key(email)) ?? noreplyLogin(email);
  const authors: Record<string, number> = {};
  let unknown = 0;
  for (const commit of commits) {
    const logins = peopleOf(commit).map(loginOf);
    if (logins.includes(undefined)) unknown += 1;
    for (const login of new Set(logins.flatMap((one) => one?.toLowerCase() ?? []))) authors[login] = (authors[login] ?? 0) + 1;
  }
  return { commits: commits.length, authors, unknown };
}

function peopleOf({ author, committer, message }: WrittenCommit): readonly Person[] {
  const isGithub = committer.login === 'web-flow' || key(committer.email) === 'noreply@github.com';
  const together = [...message.matchAll(/^co-authored-by:[^<\n]*<([^>\n]+)>\s*$/gim)].map(([, email = '']) => ({ email: email.trim() }));
  return [author, ...(isGithub ? [] : [committer]), ...together];
}

/** GitHub's private addresses hold the login: `1234+alice@users.noreply.github.com`. */
const noreplyLogin = (email: string): string | undefined => /^(?:\d+\+)?([^@+]+)@users\.noreply\.github\.com$/i.exec(email.trim())?.[1];

const key = (email: string): string => email.trim().toLowerCase();
