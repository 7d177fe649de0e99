import type { Bed } from '../bed.ts';

/** URL of the repository in the API, and on the web. */
export function repoApi({ world, urls }: Bed, path = ''): string {
  return `${urls.api}/repos/${world.repository.owner}/${world.repository.name}${path}`;
}

export function repoWeb({ world, urls }: Bed, path = ''): string {
  return `${urls.server}/${world.repository.owner}/${world.repository.name}${path}`;
}

/** GitHub's node ids are opaque; these tell what they stand for. */
export function nodeId(kind: string, id: number | string): string {
  return `${kind}_${Buffer.from(String(id)).toString('base64url')}`;
}
