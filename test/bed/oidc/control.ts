import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { IssuerFault, JobAccess, JobArgs, TokenRequest } from './request-endpoint.ts';
import type { Issuer } from './start-issuer.ts';

/** What can be done to an issuer in another process. */
export interface RemoteIssuer {
  addJob(args?: JobArgs): Promise<JobAccess | null>;
  mint(args: Parameters<Issuer['mint']>[0]): Promise<string>;
  fault(fault: IssuerFault, times?: number): Promise<void>;
  requests(): Promise<readonly TokenRequest[]>;
}

/**
 * The issuer's control by plain http on a port of its own: `POST /_bed/jobs` (JobArgs) answers `{requestUrl, requestToken}`, or null without
 * `id-token: write`; `POST /_bed/tokens` `{token}`; `POST /_bed/faults` takes `{fault, times}`; `GET /_bed/requests` lists.
 */
export async function startIssuerControl(issuer: Issuer): Promise<{ readonly url: string } & AsyncDisposable> {
  const server = createServer((request, response) => {
    const send = (status: number, body: unknown) =>
      response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
    answer(issuer, request).then(
      (body) => send(body === undefined ? 404 : 200, body ?? (body === null ? null : { error: 'no such route' })),
      (error: unknown) => send(400, { error: error instanceof Error ? error.message : String(error) }),
    );
  });
  await new Promise<void>((resolve, reject) => {
    server.once('error', reject).listen(0, '127.0.0.1', resolve);
  });
  const close = () =>
    new Promise<void>((resolve) => {
      server.close(() => resolve());
      server.closeAllConnections();
    });
  return { url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`, [Symbol.asyncDispose]: close };
}

/** The control of an issuer in another process, by the `control` URL of its ready.json. */
export function connectIssuer(controlUrl: string): RemoteIssuer {
  const ask = async (path: string, args?: unknown): Promise<unknown> => {
    const response = await fetch(`${controlUrl}/_bed/${path}`, args === undefined ? {} : { method: 'POST', body: JSON.stringify(args) });
    const body: unknown = await response.json();
    if (!response.ok) throw new Error(`${path}: ${(body as { error: string }).error}`);
    return body;
  };
  return {
    addJob: async (args = {}) => (await ask('jobs', args)) as JobAccess | null,
    mint: async (args) => ((await ask('tokens', args)) as { token: string }).token,
    fault: async (fault, times = 1) => {
      await ask('faults', { fault, times });
    },
    requests: async () => (await ask('requests')) as readonly TokenRequest[],
  };
}

async function answer(issuer: Issuer, request: IncomingMessage): Promise<unknown> {
  let text = '';
  for await (const chunk of request) text += chunk;
  const args: unknown = text === '' ? {} : JSON.parse(text);
  switch (`${request.method} ${request.url}`) {
    case 'POST /_bed/jobs':
      return issuer.addJob(args as JobArgs);
    case 'POST /_bed/tokens':
      return { token: await issuer.mint(args as Parameters<Issuer['mint']>[0]) };
    case 'POST /_bed/faults': {
      const { fault, times = 1 } = args as { fault: IssuerFault; times?: number };
      issuer.fault(fault, times);
      return {};
    }
    case 'GET /_bed/requests':
      return issuer.requests;
    default:
      return undefined;
  }
}
