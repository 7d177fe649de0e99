import type { Clock } from '../../core/clock/clock.ts';
import type { Deadline } from '../../core/clock/deadline.ts';
import { bodyText, type Http, HttpFailure, type HttpRequest, type HttpResponse } from '../../core/http/http.ts';
import { errorDetail } from '../../core/oci/error-body.ts';
import { RegistryFailure } from '../../core/oci/registry.ts';
import { type Backoff, type Judgement, retry } from '../../core/retry/retry.ts';
import { isTransientStatus, retryAfterMs } from '../../core/retry/retry-after.ts';

/** What an exchange with a registry needs; the deadline holds all of a client's requests together. */
export interface ExchangePorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly deadline: Deadline;
  readonly backoff?: Backoff;
  readonly signal?: AbortSignal;
  /** Hides a secret in everything that is printed from now on. */
  mask(secret: string): void;
  /** A line for the debug log; holds no query and no token. */
  debug?(line: string): void;
}

export interface ExchangeRequest extends Omit<HttpRequest, 'timeoutMs' | 'signal'> {
  readonly timeoutMs?: number;
  /** Whether a lost or transient answer may be asked for again; false for what must be looked at first. */
  readonly repeat: boolean;
}

/** Milliseconds for a request without a large body. */
const TIMEOUT_MS = 30_000;

class TransientAnswer extends Error {
  readonly response: HttpResponse;

  constructor(response: HttpResponse) {
    super(`HTTP ${response.status}`);
    this.response = response;
  }
}

/** One exchange, repeated while its failure is transient. Throws `RegistryFailure` for no answer and for 408, 425, 429 and 5xx at the end. */
export async function exchange(ports: ExchangePorts, registry: string, request: ExchangeRequest): Promise<HttpResponse> {
  const { repeat, ...rest } = request;
  const once = async (): Promise<HttpResponse> => {
    const timeoutMs = Math.max(1, Math.min(rest.timeoutMs ?? TIMEOUT_MS, ports.deadline.remaining()));
    const response = await ports.http({ ...rest, timeoutMs, ...(ports.signal === undefined ? {} : { signal: ports.signal }) });
    ports.debug?.(`${rest.method} ${withoutQuery(rest.url)} ${response.status}`);
    if (isTransientStatus(response.status)) throw new TransientAnswer(response);
    return response;
  };
  const judge = (error: unknown): Judgement => {
    if (!repeat) return { kind: 'final' };
    if (error instanceof HttpFailure) return isLasting(error.code) ? { kind: 'final' } : { kind: 'retry' };
    if (!(error instanceof TransientAnswer)) return { kind: 'final' };
    const afterMs = retryAfterMs(error.response.headers['retry-after'], ports.clock.now());
    return { kind: 'retry', ...(afterMs === undefined ? {} : { afterMs }) };
  };
  const { clock, deadline, random, backoff, signal } = ports;
  try {
    return await retry(once, {
      clock,
      deadline,
      random,
      judge,
      ...(backoff === undefined ? {} : { backoff }),
      ...(signal === undefined ? {} : { signal }),
    });
  } catch (error) {
    throw asFailure(registry, request, error);
  }
}

/** Another attempt cannot cure these: a wrong name, a refused address, a certificate. */
const isLasting = (code: string): boolean =>
  code === 'DENIED' || code === 'PROTOCOL' || code === 'ENOTFOUND' || /CERT|SELF_SIGNED/.test(code);

function asFailure(registry: string, request: ExchangeRequest, error: unknown): unknown {
  const what = `${request.method} ${withoutQuery(request.url)}`;
  if (error instanceof TransientAnswer) {
    const { status } = error.response;
    return new RegistryFailure(registry, `${what}: HTTP ${status} ${errorDetail(bodyText(error.response))}`.trim(), { status });
  }
  if (error instanceof HttpFailure) return new RegistryFailure(registry, `${what}: ${error.code} ${error.message}`, { cause: error });
  return error;
}

/** Upload locations carry state and signatures in their query. */
export const withoutQuery = (url: string): string => url.split('?')[0] ?? '';
