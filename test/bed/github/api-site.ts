import { createHash, randomUUID } from 'node:crypto';
import type { Bed } from './bed.ts';
import type { Incoming, Outgoing, Site } from './http-host.ts';
import { acceptedPermissions, authenticate, authorize } from './permissions.ts';
import { countRequest, rateLimitHeaders, uncountRequest } from './rate-limit.ts';
import { notFound, notPlayed, Refusal } from './refusal.ts';
import type { Violation } from './request-log.ts';
import type { Match } from './route-table.ts';
import { createRouteTable } from './route-table.ts';
import type { Answer, Route, Routes } from './routes/route.ts';
import type { Validator } from './validation.ts';
import type { Token } from './world.ts';

const apiVersion = '2022-11-28';

/** GitHub's API host (or, with its own routes, the uploads host): everything that GitHub checks before and after a route. */
export function createApiSite(bed: () => Bed, validator: Validator, routes: Routes): Site {
  const table = createRouteTable(validator.slice);
  return {
    operation: (method, url) => {
      const match = table(method, url.pathname);
      return match.kind === 'unknown' ? (url.pathname === '/graphql' ? 'graphql' : null) : match.operationId;
    },
    answer: (incoming, bend) => {
      const state: State = { token: null, route: null, logged: readLogged(incoming) };
      const { answer, refused } = attempt(() =>
        play(bed(), validator, routes, table(incoming.method, incoming.url.pathname), incoming, bend, state),
      );
      const outgoing = refused ?? answer;
      const permissions = state.route === null ? {} : acceptedPermissions(state.route);
      const limit = rateLimitHeaders(bed());
      const headers = {
        ...limit,
        ...permissions,
        'x-github-request-id': randomUUID(),
        'x-github-media-type': 'github.v3; format=json',
        ...outgoing.headers,
      };
      const full: Outgoing = {
        status: outgoing.status,
        headers,
        body: outgoing.body,
        token: state.token?.name ?? null,
        logged: state.logged,
      };
      const sent = withEtag(full, incoming, state.token);
      if (sent.status !== 304) return sent;
      uncountRequest(bed());
      return { ...sent, headers: { ...sent.headers, ...rateLimitHeaders(bed()) } };
    },
  };
}

interface State {
  token: Token | null;
  route: Route | null;
  readonly logged: unknown;
}
type Sent = Pick<Outgoing, 'status' | 'headers' | 'body'>;

function play(
  bed: Bed,
  validator: Validator,
  routes: Routes,
  match: Match,
  incoming: Incoming,
  bend: Readonly<Record<string, unknown>>,
  state: State,
): Sent {
  const { method, url, headers } = incoming;
  const name = `${method} ${url.pathname}`;
  const report = (kind: Violation['kind'], problems: readonly string[]) => bed.log.violations.push({ kind, request: name, problems });
  if (!headers['user-agent'])
    throw new Refusal(403, 'Request forbidden by administrative rules. Please make sure your request has a User-Agent header');
  const version = headers['x-github-api-version'];
  if (version !== undefined && version !== apiVersion)
    throw new Refusal(400, `The double plays API version ${apiVersion}, not "${version}".`);
  if (match.kind === 'unknown' && url.pathname !== '/graphql') {
    report('no-such-route', ['GitHub has no such route']);
    throw notFound();
  }
  const id = match.kind === 'unknown' ? 'graphql' : match.operationId;
  const route = routes[id];
  if (match.kind !== 'known' || route === undefined) {
    report('not-played', [id]);
    throw notPlayed(id);
  }
  state.route = route;
  state.token = authenticate(bed, headers.authorization, method);
  if (id !== 'rate-limit/get') countRequest(bed);
  const { values, problems: wrongParameters } = validator.parameters(id, match.path, url.searchParams);
  const body = parseBody(incoming, validator, id);
  const problems = [...wrongParameters, ...validator.body(id, body)];
  if (problems.length > 0) {
    report('bad-request', problems);
    throw new Refusal(422, `Invalid request.\n\n${problems.join('\n')}`);
  }
  const { owner, name: repository } = bed.world.repository;
  const elsewhere =
    match.path.owner !== undefined && `${match.path.owner}/${match.path.repo}`.toLowerCase() !== `${owner}/${repository}`.toLowerCase();
  if (elsewhere) throw notFound();
  authorize(bed, state.token, route, method);
  const call = {
    bed,
    url,
    values,
    body,
    raw: incoming.body,
    accept: headers.accept ?? '',
    contentType: headers['content-type'] ?? '',
    token: state.token,
  };
  return check(route.play(call), id, validator, bend, (strays) => report('bad-answer', strays));
}

/** Judges the double's own answer by GitHub's document: an answer that GitHub would not give is 599, never a pass. */
function check(
  answer: Answer,
  id: string,
  validator: Validator,
  bend: Readonly<Record<string, unknown>>,
  report: (problems: readonly string[]) => void,
): Sent {
  if (answer.body instanceof Buffer) return { status: answer.status, headers: answer.headers ?? {}, body: answer.body };
  const json = Object.keys(bend).length === 0 ? answer.body : { ...(answer.body as object), ...bend };
  const plain = json === undefined ? undefined : (JSON.parse(JSON.stringify(json)) as unknown);
  const strays = validator.answer(id, answer.status, plain);
  if (strays.length > 0) report(strays);
  return strays.length > 0
    ? asJson(599, { message: `the double strays from GitHub's document: ${strays.join(' ')}` })
    : asJson(answer.status, plain, answer.headers);
}

/** A refusal of a route or of the checks, as an answer; anything else thrown is a fault of the double. */
function attempt(run: () => Sent): { answer: Sent; refused: null } | { answer: null; refused: Sent } {
  try {
    return { answer: run(), refused: null };
  } catch (error) {
    if (!(error instanceof Refusal)) throw error;
    return { answer: null, refused: asJson(error.status, error.body, error.headers) };
  }
}

function parseBody({ body }: Incoming, validator: Validator, id: string): unknown {
  if (body.length === 0) return undefined;
  if (validator.slice.operations[id]?.body?.schema === null) return body;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    throw new Refusal(400, 'Problems parsing JSON');
  }
}

function asJson(status: number, value: unknown, headers: Readonly<Record<string, string>> = {}): Sent {
  const body = value === undefined ? Buffer.alloc(0) : Buffer.from(JSON.stringify(value));
  return { status, headers: { ...(value === undefined ? {} : { 'content-type': 'application/json; charset=utf-8' }), ...headers }, body };
}

/** A GET that is repeated with its ETag costs nothing and has no body. The tag depends on the token, as GitHub's does. */
function withEtag(outgoing: Outgoing, { method, headers }: Incoming, token: Token | null): Outgoing {
  if (method !== 'GET' || outgoing.status !== 200) return outgoing;
  const etag = `W/"${createHash('sha256')
    .update(token?.token ?? '')
    .update(headers.accept ?? '')
    .update(outgoing.body)
    .digest('hex')}"`;
  const tagged = { ...outgoing, headers: { ...outgoing.headers, etag, 'cache-control': 'private, max-age=60, s-maxage=60' } };
  const { 'content-type': _, ...bare } = tagged.headers as Record<string, string>;
  return headers['if-none-match'] === etag ? { ...tagged, status: 304, headers: bare, body: Buffer.alloc(0) } : tagged;
}

function readLogged({ body, headers }: Incoming): unknown {
  if (body.length === 0) return null;
  try {
    return JSON.parse(body.toString('utf8'));
  } catch {
    return `${body.length} bytes of ${headers['content-type'] ?? 'nothing said'}`;
  }
}
