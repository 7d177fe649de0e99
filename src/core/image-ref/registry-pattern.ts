import { type ImageRef, normalHost } from './image-ref.ts';

/**
 * Whether a pattern of `production-registries` names the reference: `host[:port]/path`, `*` within a segment, `**` across segments;
 * a pattern without `/` is a whole host. Both sides are normalised first. One function for build-tag and artifact-publish.
 */
export function matchesRegistry(pattern: string, ref: Pick<ImageRef, 'registry' | 'repository'>): boolean {
  const slash = pattern.indexOf('/');
  const host = normalHost(slash < 0 ? pattern : pattern.slice(0, slash));
  const path = slash < 0 ? '**' : pattern.slice(slash + 1).toLowerCase();
  const full = host === 'docker.io' && path !== '' && !path.includes('/') && !path.includes('*') ? `library/${path}` : path;
  return glob(host).test(ref.registry) && glob(full).test(ref.repository);
}

/** The first pattern that names the reference, or undefined. */
export const productionPattern = (patterns: readonly string[], ref: Pick<ImageRef, 'registry' | 'repository'>): string | undefined =>
  patterns.find((pattern) => matchesRegistry(pattern, ref));

function glob(pattern: string): RegExp {
  const source = pattern.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*\*|\*/g, (stars) => (stars === '**' ? '.*' : '[^/]*'));
  return new RegExp(`^${source}$`);
}
