import * as https from 'node:https';
import { createInterface } from 'node:readline';
import type { TLSSocket } from 'node:tls';
import type { KubeConfig } from '@kubernetes/client-node';
import type { Cluster, ClusterRequest, ClusterResponse, WatchEvent } from '../../core/cluster/cluster.ts';
import { deniedAddress } from '../../core/http/denied-address.ts';
import { HttpFailure } from '../../core/http/http.ts';

const TIMEOUT_MS = 30_000;
/** Release Secrets come in lists of up to ten MiB. */
const MAX_BYTES = 64 * 1_048_576;

/** What a kubeconfig's user and cluster become for node's https. */
interface Credential {
  readonly headers: Record<string, string>;
  readonly tls: https.AgentOptions;
}

/**
 * The API server over node's https with the kubeconfig's TLS options, connections kept alive. The client library's own fetch opens
 * a pool for each watch and drops it after 30 s of silence, so that requests and watches are made here.
 * `bearer` gives the token of the moment, when one rotates.
 */
export async function apiClient(config: KubeConfig, bearer?: () => string): Promise<Cluster & Disposable> {
  const server = config.getCurrentCluster()?.server ?? '';
  const base = new URL(server);
  const { tls } = await credentialOf(config);
  const agent = new https.Agent({ ...tls, keepAlive: true, maxSockets: 24 });
  const open = async (request: ClusterRequest, signal: AbortSignal): Promise<import('node:http').IncomingMessage> => {
    const { headers } = await credentialOf(config);
    const body = request.body === undefined ? undefined : JSON.stringify(request.body);
    const path = `${base.pathname.replace(/\/$/, '')}${request.path}`;
    return new Promise((resolve, reject) => {
      const outgoing = https.request(
        {
          host: base.hostname.replace(/^\[|\]$/g, ''),
          port: base.port || 443,
          path,
          method: request.method,
          agent,
          signal,
          headers: {
            'user-agent': 'tidegate',
            accept: 'application/json, */*',
            ...(body === undefined
              ? {}
              : { 'content-type': request.contentType ?? 'application/json', 'content-length': Buffer.byteLength(body) }),
            ...request.headers,
            ...headers,
            ...(bearer === undefined ? {} : { authorization: `Bearer ${bearer()}` }),
          },
        },
        resolve,
      );
      outgoing.on('socket', (socket) => refuseMetadata(socket as TLSSocket));
      outgoing.on('error', reject);
      outgoing.end(body);
    });
  };
  return {
    server,
    send: async (request) => {
      const timeout = AbortSignal.timeout(request.timeoutMs ?? TIMEOUT_MS);
      const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
      try {
        return await collect(await open(request, signal), request.maxBytes);
      } catch (error) {
        throw request.signal?.aborted ? request.signal.reason : failure(error, timeout.aborted);
      }
    },
    watch: async (path, onEvent, signal) => {
      try {
        const incoming = await open({ method: 'GET', path: `${path}${path.includes('?') ? '&' : '?'}watch=true` }, signal);
        if (incoming.statusCode !== 200) return onEvent({ type: 'ERROR', object: statusObject(await collect(incoming, undefined)) });
        for await (const line of createInterface({ input: incoming, crlfDelay: Number.POSITIVE_INFINITY })) {
          if (line !== '') onEvent(JSON.parse(line) as WatchEvent);
        }
      } catch (error) {
        if (!signal.aborted) throw failure(error, false);
      }
    },
    [Symbol.dispose]: () => agent.destroy(),
  };
}

async function credentialOf(config: KubeConfig): Promise<Credential> {
  const options: https.RequestOptions = {};
  await config.applyToHTTPSOptions(options);
  const basic = options.auth ? { authorization: `Basic ${Buffer.from(options.auth).toString('base64')}` } : {};
  const given = Object.entries((options.headers ?? {}) as Record<string, string>);
  const tls: https.AgentOptions = {};
  if (options.ca !== undefined) tls.ca = options.ca;
  if (options.cert !== undefined) tls.cert = options.cert;
  if (options.key !== undefined) tls.key = options.key;
  if (options.servername !== undefined) tls.servername = options.servername;
  if (options.rejectUnauthorized !== undefined) tls.rejectUnauthorized = options.rejectUnauthorized;
  return { tls, headers: { ...basic, ...Object.fromEntries(given.map(([name, value]) => [name.toLowerCase(), String(value)])) } };
}

/** Names may resolve to anything: the address that was connected decides. */
function refuseMetadata(socket: TLSSocket): void {
  if (!socket.connecting) return;
  socket.once('connect', () => {
    const address = socket.remoteAddress;
    if (address !== undefined && deniedAddress(address))
      socket.destroy(new HttpFailure('DENIED', `${address} is a metadata or link-local address`));
  });
}

async function collect(incoming: import('node:http').IncomingMessage, maxBytes = MAX_BYTES): Promise<ClusterResponse> {
  const chunks: Uint8Array[] = [];
  let room = maxBytes;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    chunks.push(chunk.subarray(0, room));
    room -= Math.min(chunk.length, room);
    if (room === 0) break;
  }
  const headers = Object.entries(incoming.headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]);
  return { status: incoming.statusCode ?? 0, text: Buffer.concat(chunks).toString('utf8'), headers: Object.fromEntries(headers) };
}

/** The Status object of a refused watch, as a watch would have sent it (`410 Gone` comes both ways). */
function statusObject(response: ClusterResponse): Readonly<Record<string, unknown>> {
  try {
    return { code: response.status, ...(JSON.parse(response.text) as Record<string, unknown>) };
  } catch {
    return { kind: 'Status', code: response.status, message: response.text.slice(0, 500) };
  }
}

function failure(error: unknown, timedOut: boolean): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (timedOut) return new HttpFailure('TIMEOUT', 'no answer in time', { cause: error });
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = (inner as NodeJS.ErrnoException)?.code ?? 'NETWORK';
  return new HttpFailure(code, inner instanceof Error ? inner.message : String(inner), { cause: error });
}
