import { normalHost } from '../image-ref/image-ref.ts';
import type { RegistryCredential } from './credential.ts';
import { asRecord } from './descriptor.ts';

/** One entry of `auths`: its key as written, split into host and path, and how it logs in. */
export interface DockerAuth {
  readonly key: string;
  readonly host: string;
  /** Repository prefix, empty for a whole registry. */
  readonly path: string;
  readonly credential: RegistryCredential;
}

/** `<token>` as user name marks an identity token (docker/cli, `config/types`). */
const TOKEN_USER = '<token>';

/**
 * Reads the `auths` of a Docker configuration (`~/.docker/config.json`, `.dockerconfigjson`), and the old `.dockercfg` form without `auths`.
 * Entries that hold no usable login are left out; undefined when the text is no JSON object.
 */
export function readDockerAuths(text: string): readonly DockerAuth[] | undefined {
  const json = parseObject(text);
  if (json === undefined) return undefined;
  const auths = asRecord(json.auths) ?? ('auths' in json ? {} : json);
  return Object.entries(auths).flatMap(([key, value]) => {
    const credential = readCredential(value);
    return credential === undefined ? [] : [{ key, ...splitKey(key), credential }];
  });
}

/** The logins for a repository, most specific key first, as kubelet orders them. A host pattern `*.example.com` stands for one label a star. */
export function dockerCredentials(
  auths: readonly DockerAuth[],
  at: { registry: string; repository: string },
): readonly RegistryCredential[] {
  return auths
    .filter((auth) => hostMatches(auth.host, at.registry) && pathMatches(auth.path, at.repository))
    .sort((a, b) => b.path.length - a.path.length || Number(a.host.includes('*')) - Number(b.host.includes('*')))
    .map((auth) => auth.credential);
}

function splitKey(key: string): { readonly host: string; readonly path: string } {
  const plain = key.replace(/^https?:\/\//, '').replace(/\/+$/, '');
  const slash = plain.indexOf('/');
  const host = normalHost(slash < 0 ? plain : plain.slice(0, slash));
  const path = slash < 0 ? '' : plain.slice(slash + 1);
  return { host, path: /^v[12]$/.test(path) ? '' : path };
}

function hostMatches(pattern: string, host: string): boolean {
  if (!pattern.includes('*')) return pattern === host;
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^.]*');
  return new RegExp(`^${source}$`).test(host);
}

const pathMatches = (prefix: string, repository: string): boolean =>
  prefix === '' || repository === prefix || repository.startsWith(`${prefix}/`);

function readCredential(value: unknown): RegistryCredential | undefined {
  const entry = asRecord(value);
  if (entry === undefined) return undefined;
  if (typeof entry.identitytoken === 'string' && entry.identitytoken !== '') return { kind: 'identity-token', token: entry.identitytoken };
  const [username, password] = pairOf(entry);
  if (username === TOKEN_USER && password !== '') return { kind: 'identity-token', token: password };
  return username === '' || password === '' ? undefined : { kind: 'password', username, password };
}

/** `auth` is base64 of `user:password`; the two fields of kubectl's secrets count when it is missing. */
function pairOf(entry: Readonly<Record<string, unknown>>): readonly [string, string] {
  const text = (value: unknown): string => (typeof value === 'string' ? value : '');
  const decoded = decode(text(entry.auth));
  const colon = decoded.indexOf(':');
  return colon < 0 ? [text(entry.username), text(entry.password)] : [decoded.slice(0, colon), decoded.slice(colon + 1).replace(/\0+$/, '')];
}

function decode(base64: string): string {
  try {
    return new TextDecoder().decode(Uint8Array.from(atob(base64.trim()), (character) => character.charCodeAt(0)));
  } catch {
    return '';
  }
}

function parseObject(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return asRecord(JSON.parse(text));
  } catch {
    return undefined;
  }
}
