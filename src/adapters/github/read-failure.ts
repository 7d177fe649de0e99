import { acceptedPermissions } from '../../core/github/accepted-permissions.ts';
import { GithubFailure, type GithubFailureKind } from '../../core/github/github-failure.ts';
import { present } from '../../core/result/present.ts';
import { isTransientStatus, retryAfterMs } from '../../core/retry/retry-after.ts';

type Headers = Readonly<Record<string, string | undefined>>;

/** What Octokit throws, as far as we rely on it (@octokit/request-error 7). */
interface Thrown {
  readonly status?: number;
  readonly message?: string;
  readonly response?: { readonly headers: Headers; readonly data?: unknown };
}

/** The failure that an error of Octokit stands for. An error without a response means that no answer came, whatever its status says. */
export function readFailure(error: unknown, call: string, now: Date): GithubFailure {
  const { status, message, response } = (error ?? {}) as Thrown;
  if (response === undefined || status === undefined)
    return new GithubFailure({ kind: 'unreachable', call, message: message ?? String(error) }, { cause: error });
  const { headers } = response;
  const limited = limitedUntil(status, headers, said(response.data), now);
  const permissions = acceptedPermissions(headers['x-accepted-github-permissions']);
  const kind = limited === undefined ? kindOf(status) : 'rate-limited';
  const pause = retryAfterMs(headers['retry-after'], now);
  const until = limited === undefined ? later(now, pause) : limited.until;
  return new GithubFailure(
    {
      kind,
      call,
      message: said(response.data) || (message ?? ''),
      status,
      ...present({ until, requestId: headers['x-github-request-id'] }),
      ...(kind === 'permission' && permissions.length > 0 ? { permissions } : {}),
    },
    { cause: error },
  );
}

function kindOf(status: number): GithubFailureKind {
  if (status === 401) return 'unauthorized';
  if (status === 403) return 'permission';
  if (status === 404) return 'not-found';
  return status >= 500 || isTransientStatus(status) ? 'unreachable' : 'refused';
}

/** GitHub's rules: 403 or 429 with `retry-after`, with nothing remaining, or with the secondary limit named in the text (REST docs, "Rate limits"). */
function limitedUntil(status: number, headers: Headers, text: string, now: Date): { readonly until?: Date } | undefined {
  if (status !== 403 && status !== 429) return undefined;
  const after = retryAfterMs(headers['retry-after'], now);
  if (after !== undefined) return { until: new Date(now.getTime() + after) };
  const reset = Number(headers['x-ratelimit-reset']);
  if (headers['x-ratelimit-remaining'] === '0') return Number.isNaN(reset) ? {} : { until: resetOnOurClock(reset, headers.date, now) };
  return status === 429 || /secondary rate limit/i.test(text) ? { until: new Date(now.getTime() + 60_000) } : undefined;
}

/** The reset is told on GitHub's clock; the wait is what counts. */
function resetOnOurClock(resetSeconds: number, date: string | undefined, now: Date): Date {
  const theirs = Date.parse(date ?? '');
  return new Date(resetSeconds * 1_000 + (Number.isNaN(theirs) ? 0 : now.getTime() - theirs));
}

function said(data: unknown): string {
  if (typeof data === 'string') return data;
  const message = (data as { readonly message?: unknown } | null | undefined)?.message;
  return typeof message === 'string' ? message : '';
}

const later = (now: Date, ms: number | undefined): Date | undefined => (ms === undefined ? undefined : new Date(now.getTime() + ms));
