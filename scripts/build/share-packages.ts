import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';

/** The folder of `dist` for packages' code that several bundles carry. */
export const PACKAGES = 'packages';

const IMPORTS_BESIDE = /from\s*"\.\//;
const IMPORTS_SHARED = new RegExp(`"\\.\\./${PACKAGES}/([0-9a-f]+\\.js)"`, 'g');

interface PackageFile {
  readonly bundle: string;
  readonly name: string;
  readonly text: string;
}

/**
 * Keeps packages' code that is the same in several bundles once, in `<out>/packages/<digest>.js`: a runner downloads all bundles, whichever it runs.
 * A file that imports another one beside it stays where it is.
 */
export function sharePackages(out: string, bundles: readonly string[], module: string): void {
  const files = bundles.flatMap((bundle) => packageFilesOf(out, bundle));
  for (const [text, same] of Map.groupBy(files, (file) => file.text)) {
    if (same.length < 2 || IMPORTS_BESIDE.test(text)) continue;
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`;
    mkdirSync(join(out, PACKAGES), { recursive: true });
    writeFileSync(join(out, PACKAGES, 'package.json'), module);
    writeFileSync(join(out, PACKAGES, name), text);
    for (const file of same) pointAt(out, file, name);
  }
}

/** The shared files that a bundle's scripts import; paths relative to `dist`. */
export function sharedBy(dist: string, bundle: string): readonly string[] {
  const texts = scriptsOf(join(dist, bundle)).map((name) => readFileSync(join(dist, bundle, name), 'utf8'));
  const names = texts.flatMap((text) => [...text.matchAll(IMPORTS_SHARED)].flatMap(([, name]) => (name === undefined ? [] : [name])));
  return [...new Set(names)].map((name) => join(PACKAGES, name));
}

const scriptsOf = (folder: string): readonly string[] => readdirSync(folder).filter((name) => name.endsWith('.js'));

const packageFilesOf = (out: string, bundle: string): readonly PackageFile[] =>
  scriptsOf(join(out, bundle))
    .filter((name) => name.startsWith('third-party'))
    .map((name) => ({ bundle, name, text: readFileSync(join(out, bundle, name), 'utf8') }));

function pointAt(out: string, { bundle, name }: PackageFile, shared: string): void {
  rmSync(join(out, bundle, name));
  for (const script of scriptsOf(join(out, bundle))) {
    const path = join(out, bundle, script);
    const text = readFileSync(path, 'utf8');
    const pointed = text.replaceAll(`"./${name}"`, `"../${PACKAGES}/${shared}"`);
    if (pointed !== text) writeFileSync(path, pointed);
  }
}
