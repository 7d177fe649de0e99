import { bodyJson, type HttpResponse } from '../http/http.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** What the runner tells a job that may ask for ID tokens. */
export interface IdTokenEndpoint {
  readonly url: string;
  readonly requestToken: string;
}

/**
 * Where to ask, from the runner's variables. CR001 when the job has no right to ID tokens, CR003 when the address is not https
 * (loopback is let through for tests).
 */
export function idTokenEndpoint(env: Readonly<Record<string, string | undefined>>): Result<IdTokenEndpoint, Problem> {
  const { ACTIONS_ID_TOKEN_REQUEST_URL: url, ACTIONS_ID_TOKEN_REQUEST_TOKEN: requestToken } = env;
  if (!url || !requestToken) return err(NO_RIGHT);
  const parsed = URL.canParse(url) ? new URL(url) : undefined;
  const loopback = parsed !== undefined && /^(localhost|127\.\d+\.\d+\.\d+|\[::1\])$/.test(parsed.hostname);
  if (parsed?.protocol === 'https:' || (parsed?.protocol === 'http:' && loopback)) return ok({ url, requestToken });
  return err({ code: 'CR003', fault: 'remote', what: `the ID-token endpoint "${oneLine(url, 120)}" is not https` });
}

const NO_RIGHT: Problem = {
  code: 'CR001',
  fault: 'user',
  what: 'this job gets no ID token: it lacks id-token: write, or runs for a fork or for Dependabot',
  where: 'permissions: of the job (and of the caller, when this is a reusable workflow)',
  remedy: 'Add to the job, beside the permissions it has:\npermissions:\n  id-token: write',
};

/** The address with the audience; the endpoint's own query is kept. */
export function idTokenUrl(endpoint: IdTokenEndpoint, audience: string): string {
  const url = new URL(endpoint.url);
  url.searchParams.set('audience', audience);
  return url.toString();
}

/** The token out of the endpoint's answer `{value}`, or CR002. */
export function readIdToken(response: HttpResponse): Result<string, Problem> {
  const body = bodyJson(response);
  const value = typeof body === 'object' && body !== null ? (body as { value?: unknown }).value : undefined;
  if (response.status === 200 && typeof value === 'string' && value.split('.').length === 3) return ok(value);
  const why = response.status === 200 ? 'an answer without a token' : `HTTP ${response.status}`;
  return err({
    code: 'CR002',
    fault: 'remote',
    what: `the ID-token endpoint gave ${why}`,
    expected: 'JSON with a "value"',
    remedy: 'Run the job again; if it stays, look at githubstatus.com.',
  });
}
