import { oneLine } from '../outside-text/outside-text.ts';
import type { Code, Problem } from '../problem/problem.ts';
import { present } from '../result/present.ts';
import type { GithubFailure } from './github-failure.ts';

/** A failed call as a problem of the caller's area; `doing` says what it was for: `reading the environment's protection rules`. */
export function githubProblem(code: Code, doing: string, failure: GithubFailure): Problem {
  const status = failure.status === undefined ? '' : `${failure.status}, `;
  return {
    code,
    fault: failure.kind === 'unreachable' || failure.kind === 'rate-limited' ? 'remote' : 'user',
    what: `${doing} failed: ${why(failure)} (${status}GitHub says: ${oneLine(failure.message, 200)})`,
    where: failure.requestId === undefined ? failure.call : `${failure.call}, request ${oneLine(failure.requestId, 60)}`,
    ...present({ remedy: remedy(failure) }),
  };
}

function why(failure: GithubFailure): string {
  switch (failure.kind) {
    case 'permission':
      return failure.permissions === undefined
        ? 'the token may not do this'
        : `the token lacks the permission ${failure.permissions.join(' or ')}`;
    case 'rate-limited':
      return failure.until === undefined ? 'the rate limit is used up' : `the rate limit is used up until ${failure.until.toISOString()}`;
    case 'not-found':
      return 'it is not there, or the token may not see it';
    case 'unauthorized':
      return 'the token is missing, unknown or expired';
    case 'refused':
      return 'GitHub refuses the request';
    case 'unreachable':
      return failure.status === undefined ? 'GitHub gave no whole answer' : 'GitHub is in trouble';
  }
}

function remedy(failure: GithubFailure): string | undefined {
  const [first] = failure.permissions ?? [];
  switch (failure.kind) {
    case 'permission':
      return first === undefined ? undefined : `Add to the permissions: of the job: ${first}`;
    case 'rate-limited':
      return failure.until === undefined ? 'Run the job again later.' : `Run the job again after ${failure.until.toISOString()}.`;
    case 'not-found':
      return 'Check the name; for a private repository the job needs permissions: contents: read.';
    case 'unauthorized':
      return 'token: $' + '{{ github.token }}';
    case 'refused':
      return undefined;
    case 'unreachable':
      return 'Look at https://www.githubstatus.com and run the job again.';
  }
}
