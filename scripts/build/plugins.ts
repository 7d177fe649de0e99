import { dirname, join, relative, sep } from 'node:path';
import { fileURLToPath } from 'node:url';
import type { OnResolveResult, Plugin } from 'esbuild';
import type { Entry } from './entries.ts';

/** Packages whose modules only declare things, though they do not say so: what is not used of them can go. */
const PURE = /[\\/]node_modules[\\/](@actions|@octokit|@kubernetes)[\\/]/;
const SEEN = { seen: true };

/** The name of the module that stands for undici. */
export const UNDICI_STUB = join(dirname(fileURLToPath(import.meta.url)), 'undici-stub.ts');

/**
 * Tells esbuild that unused modules of these packages have no effect. Paths inside a package are joined here: asking esbuild back for each of the
 * thousand files of the Kubernetes client takes ten seconds.
 */
export const purePackages: Plugin = {
  name: 'pure-packages',
  setup(build) {
    build.onResolve({ filter: /^\.\.?\/.*\.js$/ }, ({ path, importer, resolveDir }) =>
      PURE.test(importer) ? { path: join(resolveDir, path), sideEffects: false } : undefined,
    );
    build.onResolve({ filter: /^@(actions|octokit|kubernetes)\// }, async ({ path, kind, importer, resolveDir, pluginData }) => {
      if (pluginData === SEEN) return undefined;
      const found = await build.resolve(path, { kind, importer, resolveDir, pluginData: SEEN });
      return found.errors.length > 0 ? { errors: found.errors } : { path: found.path, sideEffects: false };
    });
  },
};

/**
 * Puts a small stand-in where packages import undici: @actions/http-client and @actions/github for a proxy that node 24 brings itself (400 kB), the
 * Kubernetes client for a fetch of its own (700 kB) that nobody calls.
 */
export const withoutUndici: Plugin = {
  name: 'without-undici',
  setup(build) {
    build.onResolve({ filter: /^undici$/ }, () => ({ path: UNDICI_STUB }));
  },
};

/**
 * Leaves out what a package asks for only if it happens to be there (`debug` asks for colours): it must not depend on which development packages are
 * installed. It gets an empty module.
 */
export const withoutOptional: Plugin = {
  name: 'without-optional',
  setup(build) {
    build.onResolve({ filter: /^supports-color$/ }, ({ path }) => ({ path, namespace: 'absent' }));
    build.onLoad({ filter: /.*/, namespace: 'absent' }, () => ({ contents: 'module.exports = {};' }));
  },
};

/** Points `import('…/client-chunk.ts')` at the chunk's place in `dist`, and refuses to pull a chunk's file into a bundle. */
export function chunksOutside(chunks: readonly Entry[], root: string): Plugin {
  return {
    name: 'chunks-outside',
    setup(build) {
      build.onResolve({ filter: /^\..*\.ts$/ }, ({ path, kind, importer, resolveDir }): OnResolveResult | undefined => {
        const chunk = chunks.find(({ entry }) => entry === join(resolveDir, path));
        if (chunk === undefined || kind === 'entry-point') return undefined;
        if (kind === 'dynamic-import') return { path: `../${chunk.name}/index.js`, external: true };
        const by = relative(root, importer).split(sep).join('/');
        return { errors: [{ text: `${by} imports the chunk ${chunk.name} statically; bundles load it by import() when they need it` }] };
      });
    },
  };
}

/** Leaves packages out and remembers their names: the first look at what a bundle's own code asks for. */
export function packagesOutside(found: Set<string>): Plugin {
  return {
    name: 'packages-outside',
    setup(build) {
      build.onResolve({ filter: /^[^./]/ }, ({ path, kind }) => {
        if (kind === 'entry-point' || path.startsWith('node:')) return undefined;
        found.add(path);
        return { path, external: true, sideEffects: false };
      });
    },
  };
}
