import type { Clock } from '../../core/clock/clock.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import { type IdTokenEndpoint, idTokenUrl, readIdToken } from '../../core/credentials/id-token.ts';
import { unreachable } from '../../core/credentials/refused.ts';
import { type Http, HttpFailure, type HttpResponse } from '../../core/http/http.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { type Judgement, retry } from '../../core/retry/retry.ts';
import { isTransientStatus, retryAfterMs } from '../../core/retry/retry-after.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';

export interface IdTokenPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  mask(secret: string): void;
}

/** A status that a later attempt may cure. */
class Transient extends Error {
  readonly response: HttpResponse;
  constructor(response: HttpResponse) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
}

/**
 * Asks the runner for an ID token with this audience (GitHub docs, "OpenID Connect reference"), masked before anybody sees it.
 * Throws `ProblemError`: CR002 for a bad answer, CR020 when none came in 30 s.
 */
export async function fetchIdToken(
  endpoint: IdTokenEndpoint,
  audience: string,
  ports: IdTokenPorts,
  signal?: AbortSignal,
): Promise<string> {
  const deadline = deadlineIn(ports.clock, 30_000);
  const ask = async (): Promise<HttpResponse> => {
    const response = await ports.http({
      method: 'GET',
      url: idTokenUrl(endpoint, audience),
      headers: { authorization: `Bearer ${endpoint.requestToken}`, accept: 'application/json' },
      timeoutMs: 10_000,
      ...(signal === undefined ? {} : { signal }),
    });
    if (isTransientStatus(response.status)) throw new Transient(response);
    return response;
  };
  const judge = (error: unknown): Judgement => judgeFailure(error, ports.clock);
  const options = { clock: ports.clock, deadline, random: ports.random, judge, ...(signal === undefined ? {} : { signal }) };
  const response = await retry(ask, options).catch((error: unknown) => lastAnswer(error, endpoint));
  const token = readIdToken(response);
  if (!token.ok) throw new ProblemError(token.error);
  for (const form of maskForms(token.value)) ports.mask(form);
  return token.value;
}

function judgeFailure(error: unknown, clock: Clock): Judgement {
  if (error instanceof Transient) {
    const afterMs = retryAfterMs(error.response.headers['retry-after'], clock.now());
    return { kind: 'retry', ...(afterMs === undefined ? {} : { afterMs }) };
  }
  return error instanceof HttpFailure && error.code !== 'DENIED' ? { kind: 'retry' } : { kind: 'final' };
}

function lastAnswer(error: unknown, endpoint: IdTokenEndpoint): HttpResponse {
  if (error instanceof Transient) return error.response;
  if (!(error instanceof HttpFailure)) throw error;
  throw new ProblemError(unreachable("GitHub's ID-token endpoint", new URL(endpoint.url).origin, `${error.code} ${error.message}`), {
    cause: error,
  });
}
