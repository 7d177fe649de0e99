import { createServer, type IncomingMessage, type RequestListener } from 'node:http';
import type { AddressInfo } from 'node:net';

/** A real server on loopback for as long as a test holds it. */
export interface TestServer extends AsyncDisposable {
  /** `http://127.0.0.1:PORT`. */
  readonly url: string;
  readonly port: number;
  readonly requests: readonly {
    readonly method: string;
    readonly url: string;
    readonly headers: IncomingMessage['headers'];
    readonly socket: number;
  }[];
}

/** Starts it on a free port of `host` (an address, v4 or v6). Sockets are numbered, so that a test can see whether they are reused. */
export async function httpServer(listener: RequestListener, host = '127.0.0.1'): Promise<TestServer> {
  const requests: TestServer['requests'][number][] = [];
  const sockets = new WeakMap<object, number>();
  let count = 0;
  const server = createServer((request, response) => {
    const socket = sockets.get(request.socket) ?? ++count;
    sockets.set(request.socket, socket);
    requests.push({ method: request.method ?? '', url: request.url ?? '', headers: request.headers, socket });
    listener(request, response);
  });
  await new Promise<void>((resolve) => server.listen(0, host, resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: `http://${host.includes(':') ? `[${host}]` : host}:${port}`,
    port,
    requests,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise<void>((resolve) => server.close(() => resolve()));
    },
  };
}
