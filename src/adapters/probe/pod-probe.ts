import type { Clock } from '../../core/clock/clock.ts';
import { type Cluster, type ClusterResponse, segment } from '../../core/cluster/cluster.ts';
import { HttpFailure } from '../../core/http/http.ts';
import type { Answer, Place } from '../../core/probe/answer.ts';
import type { ProbeRequest } from '../../core/probe/check.ts';
import { nextHop, unproxied } from '../../core/probe/redirect.ts';

const MOST_HOPS = 5;
const MAX_BYTES = 1_048_576;

/**
 * Asks one pod through the API server (pods/proxy). The API server's own refusals are told apart from the application's answers;
 * redirects come back rewritten to the proxy's path and are followed inside the pod.
 */
export async function askPod(
  cluster: Cluster,
  place: Place & { kind: 'pod' },
  request: ProbeRequest,
  options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  clock: Clock,
): Promise<Answer> {
  const start = clock.monotonic();
  const left = (): number => Math.max(1, Math.round(options.timeoutMs - (clock.monotonic() - start)));
  const prefix = proxyPath(place);
  const own = `http://${place.pod}`;
  let asked = request;
  for (let hop = 0; ; hop++) {
    const answer = await once(cluster, prefix, asked, left(), options.signal);
    const timed = { ...answer, durationMs: clock.monotonic() - start };
    if (timed.kind !== 'answer') return timed;
    const { location } = timed.headers;
    const plain = location === undefined ? timed : { ...timed, headers: { ...timed.headers, location: unproxied(location, prefix) } };
    const next = hop < MOST_HOPS ? nextHop(asked, `${own}${asked.path}`, plain) : undefined;
    if (next === undefined || new URL(next.url).origin !== own) return plain;
    const { pathname, search } = new URL(next.url);
    asked = { ...next.request, path: pathname + search };
  }
}

/** `/api/v1/namespaces/NS/pods/[https:]NAME:PORT/proxy`. */
export const proxyPath = (place: Place & { kind: 'pod' }): string =>
  `/api/v1/namespaces/${segment(place.namespace)}/pods/${place.scheme === 'https' ? 'https:' : ''}${segment(place.pod)}:${place.port}/proxy`;

async function once(
  cluster: Cluster,
  prefix: string,
  request: ProbeRequest,
  timeoutMs: number,
  signal: AbortSignal | undefined,
): Promise<Answer> {
  const { method, headers, body } = request;
  const closed = (message: string): Answer => ({ kind: 'no-way', why: 'unreachable', message, durationMs: 0 });
  if (method === 'HEAD') return closed('HEAD does not go through the API server; give url');
  if (headers.authorization !== undefined) return closed('the API server keeps the header authorization for itself; give url');
  const sent = body === undefined ? undefined : jsonOf(body);
  if (body !== undefined && sent === undefined) return closed('only JSON bodies go through the API server; give url');
  try {
    const response = await cluster.send({
      method,
      path: `${prefix}${request.path === '' ? '/' : request.path}`,
      headers,
      timeoutMs,
      maxBytes: MAX_BYTES,
      ...(sent === undefined ? {} : { body: sent.value }),
      ...(signal === undefined ? {} : { signal }),
    });
    return ofServer(response) ?? { kind: 'answer', status: response.status, headers: response.headers, text: response.text, durationMs: 0 };
  } catch (error) {
    if (!(error instanceof HttpFailure)) throw error;
    return { kind: 'no-answer', code: error.code, message: error.message, durationMs: 0 };
  }
}

/** What the API server itself said: a v1.Status with a failure. An application's own 503 is none. */
function ofServer(response: ClusterResponse): Answer | undefined {
  if (response.status < 400 || !response.headers['content-type']?.includes('json')) return undefined;
  const status = jsonOf(response.text)?.value as { kind?: unknown; apiVersion?: unknown; status?: unknown; message?: unknown } | undefined;
  if (status?.kind !== 'Status' || status.apiVersion !== 'v1' || status.status !== 'Failure') return undefined;
  const message = typeof status.message === 'string' ? status.message : `HTTP ${response.status}`;
  const why = response.status === 403 || response.status === 401 ? 'forbidden' : response.status === 404 ? 'gone' : 'unreachable';
  return { kind: 'no-way', why, message, durationMs: 0 };
}

function jsonOf(text: string): { readonly value: unknown } | undefined {
  try {
    return { value: JSON.parse(text) };
  } catch {
    return undefined;
  }
}
