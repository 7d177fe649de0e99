import { existsSync, readdirSync } from 'node:fs';
import { join } from 'node:path';

/** One file to bundle: `<out>/<name>/index.js` is made from `entry`, an absolute path. */
export interface Entry {
  readonly name: string;
  readonly entry: string;
}

/** What one build makes. */
export interface Entries {
  /** Each runs alone. */
  readonly bundles: readonly Entry[];
  /** Bundles load these at run time, by a dynamic import of the chunk's entry. */
  readonly chunks: readonly Entry[];
}

/** The product's bundles (one per `src/actions/<name>/index.ts`) and chunks, in the order of their names. */
export function productEntries(root: string): Entries {
  const actions = join(root, 'src/actions');
  const names = existsSync(actions) ? readdirSync(actions).sort() : [];
  return {
    bundles: names.map((name) => ({ name, entry: join(actions, name, 'index.ts') })).filter(({ entry }) => existsSync(entry)),
    chunks: [kubernetesChunk(root)],
  };
}

/** The Kubernetes client, shared by all bundles that use a cluster. */
export const kubernetesChunk = (root: string): Entry => ({
  name: 'kubernetes',
  entry: join(root, 'src/adapters/kubernetes/client-chunk.ts'),
});

/** The entries with this name alone. Throws when nothing has it. */
export function only(entries: Entries, name: string): Entries {
  const bundles = entries.bundles.filter((entry) => entry.name === name);
  const chunks = entries.chunks.filter((entry) => entry.name === name);
  if (bundles.length + chunks.length > 0) return { bundles, chunks };
  const names = [...entries.bundles, ...entries.chunks].map((entry) => entry.name);
  throw new Error(`There is no bundle ${name}; there are ${names.join(', ')}.`);
}
