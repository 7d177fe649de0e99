import { createServer, request as forward, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What goes wrong with a request. `drop-answer`: the server did it, nobody hears of it. `reset`: the line dies after so many bytes of the body. */
export type Fault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>>; readonly body?: string }
  | { readonly kind: 'drop-answer' }
  | { readonly kind: 'reset'; readonly afterBytes: number }
  | { readonly kind: 'rewrite'; readonly answer: (body: Buffer) => Buffer }
  | { readonly kind: 'before'; readonly run: () => Promise<void> };

export interface FaultRule {
  readonly on: (method: string, path: string) => boolean;
  readonly fault: Fault;
  /** How often; then requests pass. Default 1. */
  readonly times?: number;
}

export interface Seen {
  readonly method: string;
  readonly path: string;
  /** Bytes of the request's body that arrived. */
  bytes: number;
  status: number;
}

/** A proxy before an http server on loopback, which counts bytes and does harm by rule. Its own host stands in for the server's. */
export interface FaultProxy extends AsyncDisposable {
  readonly host: string;
  readonly seen: readonly Seen[];
  add(rule: FaultRule): void;
}

export async function startFaultProxy(target: string): Promise<FaultProxy> {
  const seen: Seen[] = [];
  const rules: { rule: FaultRule; left: number }[] = [];
  const server = createServer((incoming, outgoing) => {
    const entry: Seen = { method: incoming.method ?? '', path: incoming.url ?? '', bytes: 0, status: 0 };
    seen.push(entry);
    const found = rules.find(({ rule, left }) => left > 0 && rule.on(entry.method, entry.path));
    if (found !== undefined) found.left--;
    pass(target, incoming, outgoing, entry, found?.rule.fault).catch(() => incoming.socket.destroy());
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    host: `127.0.0.1:${(server.address() as AddressInfo).port}`,
    seen,
    add: (rule) => void rules.push({ rule, left: rule.times ?? 1 }),
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

async function pass(
  target: string,
  incoming: IncomingMessage,
  outgoing: ServerResponse,
  entry: Seen,
  fault: Fault | undefined,
): Promise<void> {
  if (fault?.kind === 'before') await fault.run();
  const body = await read(incoming, entry, fault?.kind === 'reset' ? fault.afterBytes : undefined);
  if (body === undefined) return;
  if (fault?.kind === 'status') {
    entry.status = fault.status;
    outgoing.writeHead(fault.status, fault.headers ?? {}).end(fault.body ?? '');
    return;
  }
  const answer = await send(target, incoming, body);
  entry.status = answer.status;
  if (fault?.kind === 'drop-answer') {
    incoming.socket.destroy();
    return;
  }
  const changed = fault?.kind === 'rewrite' ? fault.answer(answer.body) : answer.body;
  const { 'transfer-encoding': _, 'content-length': length, ...headers } = answer.headers;
  // The answer to HEAD has no body, but the length of one.
  outgoing.writeHead(answer.status, { ...headers, 'content-length': entry.method === 'HEAD' ? (length ?? 0) : changed.length });
  outgoing.end(changed);
}

async function read(incoming: IncomingMessage, entry: Seen, limit: number | undefined): Promise<Buffer | undefined> {
  const chunks: Buffer[] = [];
  for await (const chunk of incoming) {
    entry.bytes += (chunk as Buffer).length;
    chunks.push(chunk as Buffer);
    if (limit !== undefined && entry.bytes >= limit) {
      incoming.socket.destroy();
      return undefined;
    }
  }
  return Buffer.concat(chunks);
}

function send(
  target: string,
  incoming: IncomingMessage,
  body: Buffer,
): Promise<{ status: number; headers: IncomingMessage['headers']; body: Buffer }> {
  const [hostname, port] = target.split(':');
  return new Promise((resolve, reject) => {
    const request = forward(
      { hostname, port, method: incoming.method, path: incoming.url, headers: incoming.headers, agent: false },
      async (response) => {
        const chunks: Buffer[] = [];
        for await (const chunk of response) chunks.push(chunk as Buffer);
        resolve({ status: response.statusCode ?? 0, headers: response.headers, body: Buffer.concat(chunks) });
      },
    );
    request.on('error', reject);
    request.end(body);
  });
}
