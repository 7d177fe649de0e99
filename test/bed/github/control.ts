import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Listening } from './http-host.ts';
import type { Github } from './start-github.ts';
import { type Verbs, verbs } from './verbs.ts';

/**
 * The verbs on a port of their own, so that they cannot be taken for routes of GitHub: `POST /_bed/<verb>` with the arguments as JSON answers
 * `{"result": …}`, or 400 `{"error": …}` when the verb refuses. `GET /_bed/urls` tells the addresses.
 */
export async function startControl(github: Github, port = 0): Promise<Listening> {
  const server = createServer((request, response) => {
    const send = (status: number, body: object) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    answer(github, request).then(
      ([status, body]) => send(status, body),
      (error: unknown) => send(400, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(port, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
}

async function answer(github: Github, request: IncomingMessage): Promise<[number, object]> {
  const name = /^\/_bed\/(\w+)$/.exec(request.url ?? '')?.[1];
  if (request.method === 'GET' && name === 'urls') return [200, { result: github.urls }];
  if (request.method !== 'POST' || name === undefined || !Object.hasOwn(verbs, name)) {
    return [404, { error: `no such verb; there are: ${Object.keys(verbs).join(', ')}` }];
  }
  let text = '';
  for await (const chunk of request) text += chunk;
  const verb = github[name as keyof Verbs] as (args: unknown) => unknown;
  const result = verb(text === '' ? {} : JSON.parse(text));
  github.bed.changed();
  return [200, { result: result ?? null }];
}
