import { type Digest, parseDigest } from '../digest/digest.ts';
import { present } from '../result/present.ts';

/** An image reference, normalised as registries see it: Docker Hub's aliases and the `library/` path are filled in. */
export interface ImageRef {
  /** Host and port, lower case: `docker.io`, `ghcr.io`, `127.0.0.1:5000`. */
  readonly registry: string;
  readonly repository: string;
  readonly tag?: string;
  readonly digest?: Digest;
}

const HUB_ALIASES = ['docker.io', 'index.docker.io', 'registry-1.docker.io', 'registry.hub.docker.com'];
const COMPONENT = /^[a-z0-9]+(?:(?:\.|_|__|-+)[a-z0-9]+)*$/;
export const TAG = /^[A-Za-z0-9_][A-Za-z0-9._-]{0,127}$/;
const HOST = /^(?:\[[0-9a-f:.]+\]|[a-z0-9](?:[a-z0-9.-]*[a-z0-9])?)(?::\d{1,5})?$/;

/**
 * Parses `[host[:port]/]path[:tag][@digest]` by the grammar of distribution/reference. The first segment is a host when it holds a dot or
 * a colon, or is `localhost`. Returns undefined when the text is no legal reference.
 */
export function parseImageRef(text: string): ImageRef | undefined {
  const [named = '', digestText, ...more] = text.split('@');
  if (more.length > 0) return undefined;
  const digest = digestText === undefined ? undefined : parseDigest(digestText);
  if (digestText !== undefined && digest === undefined) return undefined;
  const slash = named.indexOf('/');
  const first = slash < 0 ? '' : named.slice(0, slash);
  const hasHost = first.includes('.') || first.includes(':') || first === 'localhost' || first !== first.toLowerCase();
  const rest = hasHost ? named.slice(slash + 1) : named;
  const colon = rest.lastIndexOf(':');
  const path = colon < 0 ? rest : rest.slice(0, colon);
  const tag = colon < 0 ? undefined : rest.slice(colon + 1);
  const registry = normalHost(hasHost ? first : 'docker.io');
  if (tag !== undefined && !TAG.test(tag)) return undefined;
  if (path.length > 255 || !HOST.test(registry) || !path.split('/').every((part) => COMPONENT.test(part))) return undefined;
  const repository = registry === 'docker.io' && !path.includes('/') ? `library/${path}` : path;
  return { registry, repository, ...present({ tag, digest }) };
}

/** A host in its normal form: lower case, Docker Hub's aliases as `docker.io`, ports 443 and 80 dropped. */
export function normalHost(host: string): string {
  const plain = host.toLowerCase().replace(/:(443|80)$/, '');
  return HUB_ALIASES.includes(plain) ? 'docker.io' : plain;
}

/** `host/repository[:tag][@digest]`. */
export function formatImageRef(ref: ImageRef): string {
  return `${ref.registry}/${ref.repository}${ref.tag === undefined ? '' : `:${ref.tag}`}${ref.digest === undefined ? '' : `@${ref.digest}`}`;
}
