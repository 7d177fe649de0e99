import type { Answer } from './answer.ts';
import type { ProbeRequest } from './check.ts';

const REDIRECTS = [301, 302, 303, 307, 308];
/** Headers that never go to another origin. */
const PRIVATE = /^(authorization|cookie|proxy-.*|x-api-key|x-auth-.*|.*token.*|.*secret.*|traceparent|tracestate)$/;

/** The request that follows a redirect, and the address it goes to; undefined when there is nothing to follow. */
export interface NextHop {
  readonly url: string;
  readonly request: ProbeRequest;
}

/**
 * What a redirect leads to, by RFC 9110 §15.4: 303 (and 301, 302 after a POST) turn into GET without a body. On another origin
 * credentials are dropped. Undefined when the answer is no redirect, names no address, or the check reads it itself.
 */
export function nextHop(request: ProbeRequest, from: string, answer: Answer & { kind: 'answer' }): NextHop | undefined {
  const location = answer.headers.location;
  if (request.redirect === 'manual' || location === undefined || !REDIRECTS.includes(answer.status)) return undefined;
  if (!URL.canParse(location, from)) return undefined;
  const url = new URL(location, from);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') return undefined;
  const toGet = answer.status === 303 || (request.method === 'POST' && (answer.status === 301 || answer.status === 302));
  const sameOrigin = url.origin === new URL(from).origin;
  const headers = Object.fromEntries(Object.entries(request.headers).filter(([name]) => sameOrigin || !PRIVATE.test(name)));
  const { body, ...rest } = request;
  const kept = toGet || body === undefined ? rest : { ...rest, body };
  return { url: url.href, request: { ...kept, method: toGet && request.method !== 'HEAD' ? 'GET' : request.method, headers } };
}

/** The API server rewrites a pod's `Location` to its own proxy path; this is the pod's own path again. */
export function unproxied(location: string, proxyPrefix: string): string {
  const path = location.replace(/^https?:\/\/[^/]+/, '');
  if (!path.startsWith(proxyPrefix)) return location;
  const own = path.slice(proxyPrefix.length);
  return own.startsWith('/') ? own : `/${own}`;
}
