import { randomBytes, randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import { type Claims, claimsOf, defaultAudience, type JobClaims } from './claims.ts';

export interface JobArgs extends JobClaims {
  /** Life of an ID token in seconds: 300 as GitHub's if not given; negative = expired when it is handed out. */
  readonly ttl?: number;
  /** The job's `permissions:`. Without `id-token: write` GitHub gives no URL at all. */
  readonly permissions?: Readonly<Record<string, string>>;
}
/** ACTIONS_ID_TOKEN_REQUEST_URL and ACTIONS_ID_TOKEN_REQUEST_TOKEN. */
export interface JobAccess {
  readonly requestUrl: string;
  readonly requestToken: string;
}
export type IssuerFault =
  | { readonly kind: 'status'; readonly status: number; readonly headers?: Readonly<Record<string, string>> }
  | { readonly kind: 'html' }
  | { readonly kind: 'empty' }
  | { readonly kind: 'hang' }
  | { readonly kind: 'drop' };
/** One request for an ID token. */
export interface TokenRequest {
  readonly job: string | null;
  readonly audience: string | null;
  readonly status: number;
}
export type Sign = (claims: Claims, audience: string, ttl: number) => Promise<string>;

export interface RequestEndpoint {
  addJob(args: JobArgs, base: string): JobAccess | null;
  fault(fault: IssuerFault, times: number): void;
  readonly requests: readonly TokenRequest[];
  handle(url: URL, request: IncomingMessage, response: ServerResponse): Promise<void>;
}

/** The endpoint that hands out ID tokens to jobs, as the Actions service does. */
export function createRequestEndpoint(sign: Sign): RequestEndpoint {
  const jobs = new Map<string, { token: string; args: JobArgs }>();
  const faults: IssuerFault[] = [];
  const requests: TokenRequest[] = [];

  const judge = async (url: URL, request: IncomingMessage): Promise<{ status: number; body: object; job: string | null }> => {
    const id = /^\/\d+\/idtoken\/([0-9a-f-]{36})$/.exec(url.pathname)?.[1] ?? '';
    const job = jobs.get(id);
    const refuse = (status: number, message: string) => ({ status, body: { message }, job: job === undefined ? null : id });
    if (job === undefined) return refuse(404, 'not found');
    if (request.method !== 'GET') return refuse(405, 'only GET');
    if (request.headers.authorization !== `Bearer ${job.token}`) return refuse(401, 'the request token is not valid for this job');
    if (url.searchParams.get('api-version') !== '2.0') return refuse(400, 'api-version is missing: the request URL has a query of its own');
    const strays = [...url.searchParams.keys()].filter((name) => name !== 'api-version' && name !== 'audience');
    const audiences = url.searchParams.getAll('audience');
    if (strays.length > 0 || audiences.length > 1 || audiences[0] === '') return refuse(400, `bad query: ${url.search}`);
    const claims = claimsOf(job.args);
    const value = await sign(claims, audiences[0] ?? defaultAudience(claims), job.args.ttl ?? 300);
    return { status: 200, body: { count: value.length, value }, job: id };
  };

  return {
    requests,
    addJob(args, base) {
      if (args.permissions !== undefined && args.permissions['id-token'] !== 'write') return null;
      const id = randomUUID();
      const token = `idtoken_${randomBytes(32).toString('hex')}`;
      jobs.set(id, { token, args });
      return { requestUrl: `${base}/${args.claims?.run_id ?? '42'}/idtoken/${id}?api-version=2.0`, requestToken: token };
    },
    fault(fault, times) {
      faults.push(...Array.from({ length: times }, () => fault));
    },
    async handle(url, request, response) {
      const audience = url.searchParams.get('audience');
      const fault = faults.shift();
      if (fault !== undefined) {
        requests.push({
          job: null,
          audience,
          status: fault.kind === 'status' ? fault.status : fault.kind === 'hang' || fault.kind === 'drop' ? 0 : 200,
        });
        playFault(fault, request, response);
        return;
      }
      const { status, body, job } = await judge(url, request);
      requests.push({ job, audience, status });
      response.writeHead(status, { 'content-type': 'application/json; charset=utf-8' }).end(JSON.stringify(body));
    },
  };
}

function playFault(fault: IssuerFault, request: IncomingMessage, response: ServerResponse): void {
  switch (fault.kind) {
    case 'status':
      response
        .writeHead(fault.status, { 'content-type': 'application/json', ...fault.headers })
        .end(JSON.stringify({ message: `fault: ${fault.status}` }));
      return;
    case 'html':
      response.writeHead(200, { 'content-type': 'text/html' }).end('<html><body>We are down for maintenance.</body></html>');
      return;
    case 'empty':
      response.writeHead(200, { 'content-type': 'application/json', 'content-length': 0 }).end();
      return;
    case 'drop':
      request.socket.destroy();
      return;
    case 'hang':
      return;
  }
}
