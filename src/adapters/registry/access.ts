import { bodyText, type HttpResponse } from '../../core/http/http.ts';
import { type Challenge, parseChallenge, repositoryScope } from '../../core/oci/challenge.ts';
import type { RegistryCredential } from '../../core/oci/credential.ts';
import { registryEndpoint } from '../../core/oci/endpoint.ts';
import { errorDetail } from '../../core/oci/error-body.ts';
import { type Denied, RegistryFailure, type RepositoryRef } from '../../core/oci/registry.ts';
import { type ExchangePorts, exchange } from './exchange.ts';
import { authorize } from './token.ts';

export interface RegistryRequest {
  readonly method: string;
  /** Below `/v2/<repository>/`, or a whole URL that the registry named. */
  readonly path: string;
  readonly write?: boolean;
  /** A second repository that is read, for mounts. */
  readonly from?: string;
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: Uint8Array;
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  readonly repeat?: boolean;
  /** How far a redirect is followed: not at all (the answer is given as it is), or to other hosts too, without credentials. Default `any`. */
  readonly redirects?: 'none' | 'any';
}

/** Logged-in requests to one repository. A 401 or 403 answer means that no credential was good enough. */
export interface Access {
  send(request: RegistryRequest): Promise<HttpResponse>;
  /** The absolute form of a location that the registry named. */
  locate(location: string, base?: string): string;
}

const MAX_REDIRECTS = 3;

/**
 * Opens a repository. Credentials are tried in order (none = anonymous); the one that worked is kept, with its tokens, for this object's
 * life. An expired token is renewed once per request. A registry that refuses the fresh token of a login it took answers 401 as for no login at all
 * (distribution) or 403; both are given as 403: what lacks is the right.
 */
export function openRepository(ports: ExchangePorts, at: RepositoryRef, credentials: readonly RegistryCredential[]): Access {
  const endpoint = registryEndpoint(at.registry);
  const candidates: readonly (RegistryCredential | undefined)[] = credentials.length === 0 ? [undefined] : credentials;
  const headers = new Map<string, string>();
  let current = 0;
  let challenge: Challenge | undefined;

  const once = async (request: RegistryRequest, url: string, authorization: string | undefined): Promise<HttpResponse> => {
    const own = new URL(url).origin === endpoint;
    return exchange(ports, at.registry, {
      method: request.method,
      url,
      headers: { ...request.headers, ...(own && authorization !== undefined ? { authorization } : {}) },
      repeat: request.repeat ?? true,
      ...(request.body === undefined ? {} : { body: request.body }),
      ...(request.maxBytes === undefined ? {} : { maxBytes: request.maxBytes }),
      ...(request.timeoutMs === undefined ? {} : { timeoutMs: request.timeoutMs }),
    });
  };

  const followed = async (request: RegistryRequest, authorization: string | undefined): Promise<HttpResponse> => {
    let url = locate(endpoint, at, request.path);
    for (let hops = 0; ; hops++) {
      const response = await once(request, url, authorization);
      const location = response.headers.location;
      if (request.redirects === 'none' || ![301, 302, 303, 307, 308].includes(response.status) || location === undefined) return response;
      const next = new URL(location, url).href;
      if (hops >= MAX_REDIRECTS)
        throw new RegistryFailure(at.registry, `more than ${MAX_REDIRECTS} redirects`, { status: response.status });
      if (url.startsWith('https:') && !next.startsWith('https:'))
        throw new RegistryFailure(at.registry, 'it redirects from https to plain http', { status: response.status });
      url = next;
    }
  };

  const send = async (request: RegistryRequest): Promise<HttpResponse> => {
    const scopes = [repositoryScope(at.repository, request.write ? 'pull,push' : 'pull')];
    if (request.from !== undefined) scopes.push(repositoryScope(request.from, 'pull'));
    const key = scopes.join(' ');
    let response = await followed(request, headers.get(key));
    if (!isRefusal(response)) return response;
    headers.delete(key);
    challenge = parseChallenge(response.headers['www-authenticate']) ?? challenge;
    if (challenge === undefined) return response;
    for (const index of [current, ...candidates.keys().filter((other) => other !== current)]) {
      const answer = await authorize(ports, at.registry, challenge, candidates[index], scopes);
      if (answer.kind === 'refused') response = refusal(response, answer.detail);
      if (answer.kind === 'refused' || answer.header === undefined) continue;
      response = await followed(request, answer.header);
      if (isRefusal(response)) {
        if (challenge.kind === 'bearer' && candidates[index] !== undefined) response = { ...response, status: 403 };
        continue;
      }
      current = index;
      headers.set(key, answer.header);
      break;
    }
    return response;
  };
  return { send, locate: (location, base) => new URL(location, base ?? endpoint).href };
}

const isRefusal = (response: HttpResponse): boolean => response.status === 401 || response.status === 403;

/** The token service's word in place of the registry's: it says why. */
const refusal = (response: HttpResponse, detail: string): HttpResponse => ({
  ...response,
  status: 401,
  body: new TextEncoder().encode(JSON.stringify({ errors: [{ message: detail === '' ? 'the token service refused the login' : detail }] })),
});

const locate = (endpoint: string, at: RepositoryRef, path: string): string =>
  /^https?:\/\//.test(path) ? path : `${endpoint}/v2/${at.repository}/${path}`;

/** The refusal in an answer; undefined when it is none. */
export function denialOf(response: HttpResponse): Denied | undefined {
  if (response.status !== 401 && response.status !== 403) return undefined;
  return { kind: 'denied', status: response.status, detail: errorDetail(bodyText(response)) };
}
