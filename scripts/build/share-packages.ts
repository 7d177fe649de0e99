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
 * A file that imports one beside it follows when that one is shared.
 */
export function sharePackages(out: string, bundles: readonly string[], module: string): void {
  while (shareOnce(out, bundles, module));
}

/** Whether something was shared: what imported it may be alike now. */
function shareOnce(out: string, bundles: readonly string[], module: string): boolean {
  const files = bundles.flatMap((bundle) => packageFilesOf(out, bundle));
  let shared = false;
  for (const [text, same] of Map.groupBy(files, (file) => file.text)) {
    if (same.length < 2 || IMPORTS_BESIDE.test(text)) continue;
    shared = true;
    const name = `${createHash('sha256').update(text).digest('hex').slice(0, 12)}.js`;
    mkdirSync(join(out, PACKAGES), { recursive: true });
    writeFileSync(join(out, PACKAGES, 'package.json'), module);
    writeFileSync(join(out, PACKAGES, name), text);
    for (const file of same) pointAt(out, file, name);
  }
  return shared;
}

/** The shared files that a bundle's scripts import, directly or through one another; paths relative to `dist`. */
export function sharedBy(dist: string, bundle: string): readonly string[] {
  const found = new Set<string>();
  const look = (path: string): void => {
    for (const [, name = ''] of readFileSync(join(dist, path), 'utf8').matchAll(IMPORTS_SHARED)) {
      const shared = join(PACKAGES, name);
      if (found.has(shared)) continue;
      found.add(shared);
      look(shared);
    }
  };
  for (const script of scriptsOf(join(dist, bundle))) look(join(bundle, script));
  return [...found];
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
