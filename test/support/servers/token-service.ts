import { sign, X509Certificate } from 'node:crypto';
import { mkdtemp, rm, writeFile } from 'node:fs/promises';
import { createServer, type IncomingMessage } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { makeCertificates } from '../../bed/oidc/certificates.ts';

/** What a user may do: `['pull', 'push']` by repository. */
export type Rights = Readonly<Record<string, readonly string[]>>;

export interface TokenServiceOptions {
  /** By user name; each with a password, an identity token, or both. */
  readonly users: Readonly<Record<string, { readonly password?: string; readonly identityToken?: string; readonly rights: Rights }>>;
  readonly anonymous?: Rights;
  /** Seconds; the registry takes a token 60 s longer. */
  readonly ttl?: number;
}

/** A token service of the distribution protocol whose tokens the real registry proves by certificate. */
export interface TokenService extends AsyncDisposable {
  readonly realm: string;
  readonly service: string;
  readonly issuer: string;
  readonly certificateFile: string;
  /** One line per request: user and the scopes that were asked for. */
  readonly asked: string[];
}

export async function startTokenService(options: TokenServiceOptions): Promise<TokenService> {
  const folder = await mkdtemp(join(tmpdir(), 'tokens-'));
  const { ca, cert, key } = makeCertificates(folder);
  const certificateFile = join(folder, 'roots.pem');
  await writeFile(certificateFile, ca);
  const asked: string[] = [];
  const issue = (user: string, rights: Rights, scopes: readonly string[]): string => {
    const now = Math.floor(Date.now() / 1_000);
    const header = { typ: 'JWT', alg: 'ES256', x5c: [new X509Certificate(cert).raw.toString('base64')] };
    const claims = {
      iss: 'tests',
      sub: user,
      aud: 'registry',
      exp: now + (options.ttl ?? 60),
      nbf: now - 10,
      iat: now - 10,
      jti: `${now}`,
      access: scopes.flatMap((scope) => granted(rights, scope)),
    };
    const head = `${encode(header)}.${encode(claims)}`;
    return `${head}.${sign('sha256', Buffer.from(head), { key, dsaEncoding: 'ieee-p1363' }).toString('base64url')}`;
  };
  const server = createServer(async (request, response) => {
    const who = await readLogin(request, options);
    asked.push(`${who?.user ?? 'refused'} ${who?.scopes.join(' ') ?? ''}`);
    response.setHeader('content-type', 'application/json');
    if (who === undefined) response.writeHead(401).end('{"errors":[{"code":"UNAUTHORIZED","message":"wrong user name or password"}]}');
    else response.end(JSON.stringify({ token: issue(who.user, who.rights, who.scopes), expires_in: options.ttl ?? 60 }));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    realm: `http://127.0.0.1:${(server.address() as AddressInfo).port}/token`,
    service: 'registry',
    issuer: 'tests',
    certificateFile,
    asked,
    [Symbol.asyncDispose]: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
      await rm(folder, { recursive: true, force: true });
    },
  };
}

interface Login {
  readonly user: string;
  readonly rights: Rights;
  readonly scopes: readonly string[];
}

async function readLogin(request: IncomingMessage, options: TokenServiceOptions): Promise<Login | undefined> {
  const url = new URL(request.url ?? '/', 'http://localhost');
  if (request.method === 'POST') return refreshed(new URLSearchParams(await bodyOf(request)), options);
  const scopes = url.searchParams.getAll('scope');
  if (url.searchParams.get('service') !== 'registry') return undefined;
  const basic = /^Basic (.+)$/.exec(request.headers.authorization ?? '')?.[1];
  if (basic === undefined) return options.anonymous === undefined ? undefined : { user: '', rights: options.anonymous, scopes };
  const [user = '', ...rest] = Buffer.from(basic, 'base64').toString('utf8').split(':');
  const known = options.users[user];
  return known?.password !== undefined && known.password === rest.join(':') ? { user, rights: known.rights, scopes } : undefined;
}

function refreshed(form: URLSearchParams, options: TokenServiceOptions): Login | undefined {
  if (form.get('grant_type') !== 'refresh_token' || form.get('service') !== 'registry' || !form.get('client_id')) return undefined;
  const found = Object.entries(options.users).find(([, { identityToken }]) => identityToken === form.get('refresh_token'));
  return found === undefined ? undefined : { user: found[0], rights: found[1].rights, scopes: (form.get('scope') ?? '').split(' ') };
}

function granted(rights: Rights, scope: string): object[] {
  const [, name = '', actions = ''] = /^repository:([^:]+):(.+)$/.exec(scope) ?? [];
  const allowed = actions.split(',').filter((action) => rights[name]?.includes(action));
  return allowed.length === 0 ? [] : [{ type: 'repository', name, actions: allowed }];
}

const encode = (value: object): string => Buffer.from(JSON.stringify(value)).toString('base64url');

async function bodyOf(request: IncomingMessage): Promise<string> {
  const chunks: Buffer[] = [];
  for await (const chunk of request) chunks.push(chunk as Buffer);
  return Buffer.concat(chunks).toString('utf8');
}
