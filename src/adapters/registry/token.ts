import { bodyJson, bodyText, type HttpResponse } from '../../core/http/http.ts';
import type { Challenge } from '../../core/oci/challenge.ts';
import type { RegistryCredential } from '../../core/oci/credential.ts';
import { asRecord } from '../../core/oci/descriptor.ts';
import { isLoopback } from '../../core/oci/endpoint.ts';
import { errorDetail } from '../../core/oci/error-body.ts';
import { RegistryFailure } from '../../core/oci/registry.ts';
import { base64, maskForms } from '../../core/secret/mask-forms.ts';
import { type ExchangePorts, exchange } from './exchange.ts';

/** What to send in `authorization` (undefined: nothing), or the refusal of whoever gives the tokens. */
export type Authorization =
  | { readonly kind: 'given'; readonly header: string | undefined }
  | { readonly kind: 'refused'; readonly status: number; readonly detail: string };

/** Answers a challenge with one credential (none = anonymous). Throws `RegistryFailure` when the token service gives no usable answer. */
export async function authorize(
  ports: ExchangePorts,
  registry: string,
  challenge: Challenge,
  credential: RegistryCredential | undefined,
  scopes: readonly string[],
): Promise<Authorization> {
  if (challenge.kind === 'basic') {
    if (credential?.kind !== 'password') return { kind: 'given', header: undefined };
    return { kind: 'given', header: basic(ports, credential.username, credential.password) };
  }
  const realm = realmUrl(registry, challenge.realm);
  const response =
    credential?.kind === 'identity-token'
      ? await refresh(ports, registry, realm, challenge, credential.token, scopes)
      : await ask(ports, registry, realm, challenge, credential, scopes);
  if (response.status >= 400) return { kind: 'refused', status: response.status, detail: errorDetail(bodyText(response)) };
  const reply = asRecord(bodyJson(response));
  const token = reply?.token ?? reply?.access_token;
  if (typeof token !== 'string' || token === '') throw new RegistryFailure(registry, `the token service at ${realm.host} gave no token`);
  for (const form of maskForms(token)) ports.mask(form);
  return { kind: 'given', header: `Bearer ${token}` };
}

type Bearer = Extract<Challenge, { kind: 'bearer' }>;

/** GET realm?service&scope (distribution, docs/spec/auth/token.md). */
function ask(
  ports: ExchangePorts,
  registry: string,
  realm: URL,
  challenge: Bearer,
  credential: Extract<RegistryCredential, { kind: 'password' }> | undefined,
  scopes: readonly string[],
): Promise<HttpResponse> {
  const url = new URL(realm);
  if (challenge.service !== undefined) url.searchParams.set('service', challenge.service);
  for (const scope of scopes) url.searchParams.append('scope', scope);
  const headers = credential === undefined ? {} : { authorization: basic(ports, credential.username, credential.password) };
  return exchange(ports, registry, { method: 'GET', url: url.href, headers, repeat: true });
}

/** POST with `grant_type=refresh_token` (distribution, docs/spec/auth/oauth.md). */
function refresh(
  ports: ExchangePorts,
  registry: string,
  realm: URL,
  challenge: Bearer,
  token: string,
  scopes: readonly string[],
): Promise<HttpResponse> {
  const form = new URLSearchParams({ grant_type: 'refresh_token', client_id: 'tidegate', refresh_token: token, scope: scopes.join(' ') });
  if (challenge.service !== undefined) form.set('service', challenge.service);
  const headers = { 'content-type': 'application/x-www-form-urlencoded' };
  return exchange(ports, registry, { method: 'POST', url: realm.href, headers, body: form.toString(), repeat: true });
}

/** A password goes over https only, or stays on this machine. */
function realmUrl(registry: string, realm: string): URL {
  const url = URL.canParse(realm) ? new URL(realm) : undefined;
  if (url?.protocol === 'https:' || (url?.protocol === 'http:' && isLoopback(url.hostname))) return url;
  throw new RegistryFailure(registry, `its login points to ${JSON.stringify(realm.slice(0, 100))}, which is no https address`);
}

function basic(ports: ExchangePorts, username: string, password: string): string {
  const pair = base64(`${username}:${password}`);
  ports.mask(pair);
  return `Basic ${pair}`;
}
