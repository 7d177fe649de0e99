import type { Bed } from '../bed.ts';

/** The commit that a branch, tag, full ref or (abbreviated) sha means; null = none. A branch wins over a tag of the same name. */
export function resolveRef({ world }: Bed, name: string): string | null {
  for (const full of [name, `refs/heads/${name}`, `refs/tags/${name}`, `refs/${name}`]) {
    const found = world.refs[full];
    if (found?.type === 'commit') return found.sha;
    if (found?.type === 'tag') return world.tags[found.sha]?.object.sha ?? null;
  }
  if (world.commits[name] !== undefined) return name;
  if (!/^[0-9a-f]{7,39}$/.test(name)) return null;
  const shas = Object.keys(world.commits).filter((sha) => sha.startsWith(name));
  return shas.length === 1 ? (shas[0] as string) : null;
}
