import { join } from 'node:path';
import { type BuildOptions, build, type Plugin } from 'esbuild';
import type { Entry } from './entries.ts';
import { assertSelfContained, isForeign, packageFiles, textOf } from './metafile.ts';
import { chunksOutside, packagesOutside, purePackages, withoutOptional, withoutUndici } from './plugins.ts';
import { isMarker, minified, packageEntries, packageMarkers, REQUIRE, renameImports, thirdPartyNames } from './third-party.ts';

/** A bundle's files before ncc: our own code, which ncc reads, and the packages' code, which stays outside. */
export interface Shaken {
  readonly name: string;
  readonly files: readonly { readonly name: string; readonly text: string; readonly foreign: boolean }[];
  /** Files of packages that went in, relative to the root. */
  readonly packageFiles: readonly string[];
}

const COMMON = {
  bundle: true,
  write: false,
  metafile: true,
  format: 'esm',
  platform: 'node',
  target: 'node24',
  legalComments: 'none',
  logLevel: 'silent',
} as const satisfies BuildOptions;

/**
 * Bundles one action's own code as it reads, and what it uses of packages into minified files. How they come apart: further entries ask for one
 * package each, so that esbuild puts what two of them reach into a file of its own. Throws esbuild's error when something does not
 * resolve, and when the bundle would need something that is not beside it.
 */
export async function shakeBundle({ name, entry }: Entry, chunks: readonly Entry[], root: string): Promise<Shaken> {
  const outside = chunksOutside(chunks, root);
  const packages = await packagesOf(entry, outside, root);
  const { metafile, outputFiles } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: { index: entry, ...packageEntries(packages) },
    outdir: join(root, 'out'),
    chunkNames: '[name]-[hash]',
    splitting: true,
    plugins: [outside, packageMarkers(packages, root), withoutUndici, withoutOptional, purePackages],
  });
  assertSelfContained(
    metafile,
    chunks.map((chunk) => chunk.name),
  );
  const outputs = Object.keys(metafile.outputs).filter((path) => !isMarker(baseName(path)));
  const inputsOf = (path: string): readonly string[] => Object.keys(metafile.outputs[path]?.inputs ?? {});
  const foreign = outputs.filter((path) => baseName(path) !== 'index.js' && inputsOf(path).every((input) => isForeign(input, root)));
  const names = thirdPartyNames(foreign.map(baseName));
  const files = outputs.map(async (path) => {
    const text = renameImports(textOf(outputFiles, path, root), names);
    const thirdParty = names.get(baseName(path));
    if (thirdParty !== undefined) return { name: thirdParty, text: await minified(text), foreign: true };
    return { name: baseName(path), text, foreign: false };
  });
  return { name, files: await Promise.all(files), packageFiles: packageFiles(metafile, outputs) };
}

/** Bundles a chunk: packages only, so one minified file. */
export async function shakeChunk({ name, entry }: Entry, root: string): Promise<Shaken> {
  const { metafile, outputFiles } = await build({
    ...COMMON,
    absWorkingDir: root,
    entryPoints: [entry],
    minify: true,
    banner: { js: REQUIRE },
    plugins: [withoutUndici, withoutOptional, purePackages],
  });
  assertSelfContained(metafile, []);
  const text = outputFiles.map((file) => file.text).join('');
  return { name, files: [{ name: 'index.js', text, foreign: true }], packageFiles: packageFiles(metafile, Object.keys(metafile.outputs)) };
}

/** The packages that an entry's own code names. */
async function packagesOf(entry: string, outside: Plugin, root: string): Promise<readonly string[]> {
  const found = new Set<string>();
  const plugins = [outside, packagesOutside(found)];
  await build({ ...COMMON, absWorkingDir: root, entryPoints: [entry], outdir: join(root, 'out'), plugins });
  return [...found].sort();
}

const baseName = (path: string): string => path.slice(path.lastIndexOf('/') + 1);
