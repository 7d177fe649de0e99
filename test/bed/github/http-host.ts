import { createServer, type IncomingHttpHeaders, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Bed, instant, now } from './bed.ts';
import type { Effect, Host } from './faults.ts';

export interface Incoming {
  readonly method: string;
  readonly url: URL;
  readonly headers: IncomingHttpHeaders;
  readonly body: Buffer;
}
export interface Outgoing {
  readonly status: number;
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Buffer;
  /** What goes into the request log. */
  readonly token: string | null;
  readonly logged: unknown;
}
/** One of GitHub's hosts: knows the operation behind a request, and answers it. `bend` changes its own answer before the check. */
export interface Site {
  operation(method: string, url: URL): string | null;
  answer(incoming: Incoming, bend: Readonly<Record<string, unknown>>): Outgoing;
}
export interface Listening extends AsyncDisposable {
  readonly url: string;
}

/** Listens on loopback and plays faults around a site. `port` 0 = any free one. Closing cuts every open connection. */
export async function listen(bed: () => Bed, host: Host, site: Site, port = 0): Promise<Listening> {
  const server = createServer((request, response) => {
    serve(bed(), host, site, request, response).catch((error: unknown) => {
      response
        .writeHead(599, { 'content-type': 'text/plain' })
        .end(`the double broke: ${error instanceof Error ? error.stack : String(error)}`);
    });
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const { port: bound } = server.address() as AddressInfo;
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${bound}`, [Symbol.asyncDispose]: close };
}

async function serve(bed: Bed, host: Host, site: Site, request: IncomingMessage, response: ServerResponse): Promise<void> {
  const { method = 'GET', headers } = request;
  const url = new URL(request.url ?? '/', `http://${headers.host ?? '127.0.0.1'}`);
  const operation = site.operation(method, url);
  const fault = bed.faults.strike({ host, method, path: url.pathname, operation });
  const body = await readAll(request);
  const common = { at: now(bed), host, method, path: url.pathname, query: withoutSignature(url), operation, fault: fault?.kind ?? null };
  const apiVersion = (headers['x-github-api-version'] as string | undefined) ?? null;
  const log = (status: number, token: string | null, logged: unknown) =>
    bed.log.requests.push({ ...common, apiVersion, token, body: logged, status });

  if (fault?.kind === 'delay') await new Promise((resolve) => setTimeout(resolve, fault.ms));
  if (fault?.kind === 'drop' || fault?.kind === 'hang') {
    log(0, null, null);
    if (fault.kind === 'drop') request.socket.destroy();
    return;
  }
  const staged = fault === null ? null : stagedAnswer(bed, fault);
  const outgoing = staged ?? site.answer({ method, url, headers, body }, fault?.kind === 'bend-answer' ? fault.merge : {});
  if (method !== 'GET' && method !== 'HEAD') bed.changed();
  log(fault?.kind === 'drop-answer' ? 0 : outgoing.status, outgoing.token, outgoing.logged);
  if (fault?.kind === 'drop-answer') {
    request.socket.destroy();
    return;
  }
  response.writeHead(outgoing.status, {
    date: new Date(instant(bed)).toUTCString(),
    'content-length': outgoing.body.length,
    ...outgoing.headers,
  });
  if (fault?.kind !== 'reset') {
    response.end(method === 'HEAD' ? undefined : outgoing.body);
    return;
  }
  response.write(outgoing.body.subarray(0, fault.atByte), () => request.socket.resetAndDestroy());
}

/** The answers that a fault gives in GitHub's place; the request then has no effect. */
function stagedAnswer(bed: Bed, fault: Effect): Outgoing | null {
  const answer = (status: number, body: unknown, headers: Readonly<Record<string, string>>) => {
    const text = typeof body === 'string' ? body : JSON.stringify(body);
    const type = { 'content-type': typeof body === 'string' ? 'text/html' : 'application/json; charset=utf-8' };
    return { status, headers: { ...type, ...headers }, body: Buffer.from(text), token: null, logged: null };
  };
  switch (fault.kind) {
    case 'status':
      return answer(fault.status, fault.body ?? { message: `fault: ${fault.status}` }, fault.headers ?? {});
    case 'rate-limit': {
      const reset = String(Math.floor(instant(bed) / 1000) + fault.resetSeconds);
      const headers = { 'x-ratelimit-limit': '5000', 'x-ratelimit-remaining': '0', 'x-ratelimit-used': '5000', 'x-ratelimit-reset': reset };
      return answer(403, { message: 'API rate limit exceeded for installation ID 1.' }, headers);
    }
    case 'secondary-rate-limit':
      return answer(
        fault.status,
        { message: 'You have exceeded a secondary rate limit. Please wait a few minutes before you try again.' },
        { 'retry-after': String(fault.retryAfter) },
      );
    case 'drop':
    case 'drop-answer':
    case 'hang':
    case 'delay':
    case 'reset':
    case 'bend-answer':
      return null;
  }
}

/** The log is printed by tests that fail: no right to read or write may stand in it. */
function withoutSignature(url: URL): string {
  const query = new URLSearchParams(url.searchParams);
  if (query.has('sig')) query.set('sig', '…');
  return query.toString();
}

async function readAll(request: IncomingMessage): Promise<Buffer> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks);
}
