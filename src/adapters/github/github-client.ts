import { getOctokit } from '@actions/github';
import type { Clock } from '../../core/clock/clock.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import { GithubFailure } from '../../core/github/github-failure.ts';
import { present } from '../../core/result/present.ts';
import { DEFAULT_BACKOFF, type Judgement, retry } from '../../core/retry/retry.ts';
import { readFailure } from './read-failure.ts';

type Octokit = ReturnType<typeof getOctokit>;

export interface GithubOptions {
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: () => number;
  readonly signal?: AbortSignal;
  /** Milliseconds for one exchange. Default 10 s. */
  readonly timeoutMs?: number;
  /** Milliseconds for a call with all its retries. Default 60 s. */
  readonly budgetMs?: number;
  readonly onRetry?: (line: string) => void;
}

/** GitHub's REST API, with time limits, retries and failures that say what is missing. */
export interface GithubClient {
  /** Every route by its name, typed: `rest.actions.listJobsForWorkflowRun({…})`. Throws `GithubFailure`. */
  readonly rest: Octokit['rest'];
  /** All pages of a list: `paginate(client.rest.repos.listDeployments, {…, per_page: 100})`. */
  readonly paginate: Octokit['paginate'];
  /** Any route by its text: `request('GET /repos/{owner}/{repo}', {…})`. */
  readonly request: Octokit['request'];
  /** How far this machine's clock is ahead of GitHub's (milliseconds, whole seconds), by the newest answer; undefined before the first. */
  clockAheadMs(): number | undefined;
}

const API_VERSION = '2022-11-28';

/**
 * The client of an action. 5xx, broken connections and rate limits are retried inside the budget (Retry-After and x-ratelimit-reset are
 * kept); a POST only when GitHub surely did nothing, or when the caller says `request: { repeatable: true }`.
 */
export function githubClient(options: GithubOptions): GithubClient {
  let aheadMs: number | undefined;
  const octokit = getOctokit(options.token || 'none', {
    baseUrl: options.apiUrl,
    userAgent: 'tidegate',
    log: { debug: () => {}, info: () => {}, warn: () => {}, error: () => {} },
  });
  octokit.hook.wrap('request', async (request, call) => {
    const repeatable = call.method !== 'POST' || call.request?.repeatable === true;
    const attempt = async () => {
      const timeout = AbortSignal.timeout(options.timeoutMs ?? 10_000);
      const signal = options.signal === undefined ? timeout : AbortSignal.any([timeout, options.signal]);
      try {
        // The inner hooks are bound to this very object (before-after-hook), so it is changed; what it points to may be shared, so that is not.
        call.headers = { ...call.headers, 'x-github-api-version': API_VERSION };
        call.request = { ...call.request, signal };
        const answer = await request(call);
        aheadMs = ahead(options.clock, answer.headers.date) ?? aheadMs;
        if (isCut(answer)) throw new GithubFailure({ kind: 'unreachable', call: nameOf(call), message: 'the answer was cut off' });
        return answer;
      } catch (error) {
        options.signal?.throwIfAborted();
        throw error instanceof GithubFailure ? error : readFailure(error, nameOf(call), options.clock.now());
      }
    };
    return retry(attempt, {
      clock: options.clock,
      random: options.random,
      deadline: deadlineIn(options.clock, options.budgetMs ?? 60_000),
      backoff: { ...DEFAULT_BACKOFF, attempts: 5 },
      judge: (error) => judge(error, repeatable, options.clock.now()),
      onRetry: (n, error, waitMs) =>
        options.onRetry?.(`${(error as GithubFailure).call}: attempt ${n} failed (${error}), again in ${Math.round(waitMs)} ms`),
      ...present({ signal: options.signal }),
    });
  });
  return { rest: octokit.rest, paginate: octokit.paginate, request: octokit.request, clockAheadMs: () => aheadMs };
}

function judge(error: unknown, repeatable: boolean, now: Date): Judgement {
  if (!(error instanceof GithubFailure)) return { kind: 'final' };
  if (error.kind !== 'rate-limited' && !(error.kind === 'unreachable' && repeatable)) return { kind: 'final' };
  return { kind: 'retry', ...(error.until === undefined ? {} : { afterMs: Math.max(0, error.until.getTime() - now.getTime()) }) };
}

/** The Date header has whole seconds: half a second is what it means on average. */
function ahead(clock: Clock, date: string | undefined): number | undefined {
  const theirs = Date.parse(date ?? '');
  return Number.isNaN(theirs) ? undefined : Math.round((clock.now().getTime() - theirs - 500) / 1_000) * 1_000;
}

/** Octokit gives the text of a JSON answer whose end is missing, as if that were what was asked for. */
const isCut = (answer: {
  readonly status: number;
  readonly headers: { readonly 'content-type'?: string };
  readonly data: unknown;
}): boolean => answer.status !== 204 && /json/.test(answer.headers['content-type'] ?? '') && typeof answer.data === 'string';

/** The call without its query, and with its parameters filled in. */
const nameOf = (call: { readonly method: string; readonly url: string } & Readonly<Record<string, unknown>>): string =>
  `${call.method} ${call.url.replace(/\{\+?(\w+)\}/g, (_, name: string) => String(call[name] ?? ''))}`.replace(/\?.*$/, '');
