import type { Clock } from '../../core/clock/clock.ts';
import { bodyText, type Http, HttpFailure } from '../../core/http/http.ts';
import { hostAllowed } from '../../core/probe/allow-hosts.ts';
import type { Answer } from '../../core/probe/answer.ts';
import type { ProbeRequest } from '../../core/probe/check.ts';
import { nextHop } from '../../core/probe/redirect.ts';

export interface EdgePorts {
  readonly http: Http;
  readonly clock: Clock;
  /** Host patterns that requests may go to; empty allows all but metadata addresses. */
  readonly allowHosts: readonly string[];
}

const MOST_HOPS = 5;
const MAX_BYTES = 1_048_576;

/** Asks an address over a fresh connection and follows redirects where the request says so; each hop is judged by the address rules anew. */
export async function askEdge(
  base: string,
  request: ProbeRequest,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ports: EdgePorts,
): Promise<Answer> {
  const start = ports.clock.monotonic();
  const left = (): number => Math.max(1, Math.round(options.timeoutMs - (ports.clock.monotonic() - start)));
  let asked = { url: joined(base, request.path), request };
  for (let hop = 0; ; hop++) {
    const answer = await once(asked, left(), options.signal, ports);
    const next = answer.kind === 'answer' && hop < MOST_HOPS ? nextHop(asked.request, asked.url, answer) : undefined;
    if (next === undefined) return { ...answer, durationMs: ports.clock.monotonic() - start };
    asked = next;
  }
}

/** The path below the base's own; an empty path is the base itself. */
export function joined(base: string, path: string): string {
  if (path === '') return base;
  const url = new URL(base);
  const own = url.pathname.replace(/\/$/, '');
  const [pathname = '', ...query] = path.split('?');
  url.pathname = own + pathname;
  url.search = query.length > 0 ? query.join('?') : '';
  return url.href;
}

async function once(
  asked: { readonly url: string; readonly request: ProbeRequest },
  timeoutMs: number,
  signal: AbortSignal | undefined,
  ports: EdgePorts,
): Promise<Answer> {
  const { method, headers, body } = asked.request;
  const { hostname } = new URL(asked.url);
  if (!hostAllowed(ports.allowHosts, hostname)) {
    return { kind: 'no-answer', code: 'DENIED', message: `${hostname} is not among allow-hosts`, durationMs: 0 };
  }
  try {
    const response = await ports.http({
      method,
      url: asked.url,
      headers,
      timeoutMs,
      maxBytes: MAX_BYTES,
      ...(body === undefined ? {} : { body }),
      ...(signal === undefined ? {} : { signal }),
    });
    return { kind: 'answer', status: response.status, headers: response.headers, text: bodyText(response), durationMs: 0 };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { kind: 'no-answer', code: error.code, message: error.message, durationMs: 0 };
  }
}
