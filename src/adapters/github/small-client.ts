import type { Clock } from '../../core/clock/clock.ts';
import type { Deadline } from '../../core/clock/deadline.ts';
import { GithubFailure } from '../../core/github/github-failure.ts';
import { bodyJson, type Http, HttpFailure, type HttpResponse } from '../../core/http/http.ts';
import { present } from '../../core/result/present.ts';
import { type Judgement, retry } from '../../core/retry/retry.ts';
import { readFailure } from './read-failure.ts';

export interface SmallClientPorts {
  readonly http: Http;
  /** `GITHUB_API_URL`. */
  readonly apiUrl: string;
  readonly token: string;
  readonly clock: Clock;
  readonly random: () => number;
  /** Holds all calls together, with their retries. */
  readonly deadline: Deadline;
  readonly signal?: AbortSignal;
}

/** One call of the REST API: the answer's JSON. Throws `GithubFailure`. */
export type SmallClient = (method: 'GET' | 'POST', path: string, body?: unknown) => Promise<unknown>;

/** Milliseconds for one exchange. */
const TIMEOUT_MS = 10_000;

/**
 * A client for a handful of calls, without Octokit, which alone is as large as the whole of build-tag. Reads are retried when the answer is lost,
 * writes only when GitHub surely did nothing (rate limits): whoever writes looks again.
 */
export function smallClient(ports: SmallClientPorts): SmallClient {
  const { http, apiUrl, token, clock, random, deadline, signal } = ports;
  return (method, path, body) => {
    const call = `${method} ${path}`;
    const attempt = async (): Promise<unknown> => {
      let response: HttpResponse;
      try {
        response = await http({
          method,
          url: `${apiUrl.replace(/\/+$/, '')}${path}`,
          headers: {
            accept: 'application/vnd.github+json',
            'user-agent': 'tidegate',
            'x-github-api-version': '2022-11-28',
            ...(token === '' ? {} : { authorization: `Bearer ${token}` }),
            ...(body === undefined ? {} : { 'content-type': 'application/json' }),
          },
          timeoutMs: Math.max(1, Math.min(TIMEOUT_MS, deadline.remaining())),
          ...present({ body: body === undefined ? undefined : JSON.stringify(body), signal }),
        });
      } catch (error) {
        if (!(error instanceof HttpFailure)) throw error;
        throw new GithubFailure({ kind: 'unreachable', call, message: `${error.code} ${error.message}` }, { cause: error });
      }
      const data = bodyJson(response);
      if (response.status >= 200 && response.status < 300 && data !== undefined) return data;
      if (response.status < 300) throw new GithubFailure({ kind: 'unreachable', call, message: 'the answer was cut off' });
      throw readFailure({ status: response.status, response: { headers: response.headers, data } }, call, clock.now());
    };
    const judge = (error: unknown): Judgement => {
      if (!(error instanceof GithubFailure)) return { kind: 'final' };
      if (error.kind !== 'rate-limited' && !(error.kind === 'unreachable' && method === 'GET')) return { kind: 'final' };
      return {
        kind: 'retry',
        ...(error.until === undefined ? {} : { afterMs: Math.max(0, error.until.getTime() - clock.now().getTime()) }),
      };
    };
    return retry(attempt, {
      clock,
      random,
      deadline,
      judge,
      backoff: { attempts: 5, baseMs: 500, factor: 2, maxMs: 20_000 },
      ...present({ signal }),
    });
  };
}
