import * as dns from 'node:dns';
import * as http from 'node:http';
import * as https from 'node:https';
import type { LookupFunction } from 'node:net';
import * as tls from 'node:tls';
import { deniedAddress } from '../../core/http/denied-address.ts';
import { type Http, HttpFailure, type HttpRequest, type HttpResponse } from '../../core/http/http.ts';

const MEBIBYTE = 1_048_576;

/**
 * One exchange over a fresh socket. Metadata addresses are refused three times: by the URL's host, by what its name resolves to,
 * and by the address that was connected (node does not look up literal addresses). Throws `HttpFailure` when no answer came.
 */
export const nodeHttp: Http = (request) => {
  const url = new URL(request.url);
  if (url.protocol !== 'http:' && url.protocol !== 'https:') throw new HttpFailure('PROTOCOL', `${url.protocol} is not spoken here`);
  if (deniedAddress(url.hostname)) throw refused(url.hostname);
  return exchange(request, url);
};

function exchange(request: HttpRequest, url: URL): Promise<HttpResponse> {
  const timeout = AbortSignal.timeout(Math.max(1, Math.ceil(request.timeoutMs)));
  const signal = request.signal === undefined ? timeout : AbortSignal.any([timeout, request.signal]);
  return new Promise((resolve, reject) => {
    const give = (error: unknown): void =>
      reject(request.signal?.aborted ? request.signal.reason : failure(error, timeout.aborted, request));
    const options: https.RequestOptions = {
      method: request.method,
      headers: headersOf(request),
      agent: false,
      signal,
      lookup: guardedLookup,
      ...(request.ca === undefined ? {} : { ca: [...tls.rootCertificates, request.ca] }),
    };
    const outgoing = (url.protocol === 'https:' ? https : http).request(url, options);
    outgoing.on('socket', (socket) =>
      socket.once('connect', () => {
        if (socket.remoteAddress !== undefined && deniedAddress(socket.remoteAddress)) socket.destroy(refused(socket.remoteAddress));
      }),
    );
    outgoing.on('error', give);
    outgoing.on('response', (incoming) => {
      collect(incoming, request.maxBytes ?? MEBIBYTE).then(resolve, give);
    });
    outgoing.end(request.body);
  });
}

async function collect(incoming: http.IncomingMessage, maxBytes: number): Promise<HttpResponse> {
  const chunks: Uint8Array[] = [];
  let size = 0;
  let truncated = false;
  for await (const chunk of incoming as AsyncIterable<Uint8Array>) {
    const room = maxBytes - size;
    chunks.push(chunk.subarray(0, room));
    size += Math.min(chunk.length, room);
    if (chunk.length > room) {
      truncated = true;
      break;
    }
  }
  return { status: incoming.statusCode ?? 0, headers: flatHeaders(incoming.headers), body: Buffer.concat(chunks), truncated };
}

const flatHeaders = (headers: http.IncomingHttpHeaders): Record<string, string> =>
  Object.fromEntries(Object.entries(headers).map(([name, value]) => [name, Array.isArray(value) ? value.join(', ') : (value ?? '')]));

function headersOf(request: HttpRequest): Record<string, string | number> {
  const length = request.body === undefined ? undefined : Buffer.byteLength(request.body);
  return {
    'user-agent': 'tidegate',
    accept: '*/*',
    ...(length === undefined ? {} : { 'content-length': length }),
    ...request.headers,
    connection: 'close',
  };
}

const guardedLookup: LookupFunction = (hostname, options, callback) => {
  dns.lookup(hostname, options, (error, address, family) => {
    const found = Array.isArray(address) ? address.map((entry) => entry.address) : [address];
    const denied = error === null && found.find((one) => one !== undefined && deniedAddress(one));
    if (denied) callback(refused(denied), address as string, family);
    else callback(error, address as string, family);
  });
};

const refused = (address: string): HttpFailure => new HttpFailure('DENIED', `${address} is a metadata or link-local address`);

function failure(error: unknown, timedOut: boolean, request: HttpRequest): HttpFailure {
  if (error instanceof HttpFailure) return error;
  if (timedOut) return new HttpFailure('TIMEOUT', `no answer within ${Math.ceil(request.timeoutMs)} ms`, { cause: error });
  const inner = error instanceof AggregateError ? error.errors[0] : error;
  const code = (inner as NodeJS.ErrnoException)?.code ?? 'NETWORK';
  return new HttpFailure(code, inner instanceof Error ? inner.message : String(inner), { cause: error });
}
