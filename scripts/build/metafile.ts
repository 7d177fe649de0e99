import { isBuiltin } from 'node:module';
import { relative, sep } from 'node:path';
import type { Metafile, OutputFile } from 'esbuild';
import { UNDICI_STUB } from './plugins.ts';

/** Whether a file, relative to the root, belongs to a package, or stands for one. */
export const isForeign = (input: string, root: string): boolean =>
  input.includes('node_modules/') || input.startsWith('absent:') || input === fromRoot(UNDICI_STUB, root);

/** Files of packages that are really in these outputs, relative to the root, sorted. */
export function packageFiles(metafile: Metafile, outputs: readonly string[]): readonly string[] {
  const inputs = outputs.flatMap((path) => Object.entries(metafile.outputs[path]?.inputs ?? {}));
  const used = inputs.filter(([input, { bytesInOutput }]) => bytesInOutput > 0 && input.includes('node_modules/'));
  return [...new Set(used.map(([input]) => input))].sort();
}

/** The text of an output that the metafile names. */
export function textOf(files: readonly OutputFile[], path: string, root: string): string {
  const file = files.find((candidate) => fromRoot(candidate.path, root) === path);
  if (file === undefined) throw new Error(`esbuild lists ${path} and did not give it.`);
  return file.text;
}

/** Throws when an output would look for something at run time that is neither node's own, nor beside it, nor a chunk. */
export function assertSelfContained(metafile: Metafile, chunks: readonly string[]): void {
  for (const [output, { imports }] of Object.entries(metafile.outputs)) {
    for (const { path } of imports) {
      const known = isBuiltin(path) || path in metafile.outputs || chunks.some((name) => path === `../${name}/index.js`);
      if (!known) throw new Error(`${output} would import ${path} at run time, and bundles run without packages.`);
    }
  }
}

const fromRoot = (path: string, root: string): string => relative(root, path).split(sep).join('/');
