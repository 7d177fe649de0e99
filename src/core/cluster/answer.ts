import { credentialExpired } from '../credentials/refused.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { ClusterRequest, ClusterResponse } from './cluster.ts';
import { forbidden, readForbidden } from './forbidden.ts';

/** The message of a `Status` answer; the raw text where it is none. */
export function statusMessage(response: ClusterResponse): string {
  try {
    const parsed = JSON.parse(response.text) as { message?: unknown };
    if (typeof parsed.message === 'string') return parsed.message;
  } catch {
    // Proxies in front of an API server answer HTML.
  }
  return response.text.slice(0, 500);
}

/** What an answer that nobody expected means: HD002 for a 403, CR016 for a 401 (it was taken when the step connected), else CR020 with the server's words. */
export function unexpectedAnswer(request: Pick<ClusterRequest, 'method' | 'path'>, response: ClusterResponse, identity: string): Problem {
  const message = statusMessage(response);
  const denied = response.status === 403 ? readForbidden(message) : undefined;
  if (denied !== undefined) return forbidden([denied], identity);
  const where = oneLine(`${request.method} ${request.path.split('?')[0]}`, 200);
  if (response.status === 401) return credentialExpired(where, message);
  return {
    code: 'CR020',
    fault: 'remote',
    what: `the API server answered ${response.status}: ${oneLine(message)}`,
    where,
  };
}
