import { readdirSync, readFileSync } from 'node:fs';
import { join } from 'node:path';

const LICENSE_FILE = /^(licen[cs]e|copying|notice)([.-].*)?$/i;

/**
 * The notices of all packages whose files went into a bundle, in the order of their names. `files` are relative to the root.
 * Throws when a package carries neither a licence file nor the name of its licence.
 */
export function licenseText(files: readonly string[], root: string): string {
  const folders = [...new Set(files.map(packageFolder))];
  const notices = folders.map((folder) => notice(join(root, folder))).sort((a, b) => (a.id < b.id ? -1 : 1));
  const unique = [...new Map(notices.map((each) => [each.id, each.text])).values()];
  return unique.join(`\n${'-'.repeat(80)}\n\n`);
}

function packageFolder(file: string): string {
  const found = /^(.*node_modules\/(?:@[^/]+\/)?[^/]+)\//.exec(file)?.[1];
  if (found === undefined) throw new Error(`${file} belongs to no package.`);
  return found;
}

function notice(folder: string): { readonly id: string; readonly text: string } {
  const { name, version, license } = JSON.parse(readFileSync(join(folder, 'package.json'), 'utf8')) as Record<string, unknown>;
  const texts = readdirSync(folder)
    .filter((file) => LICENSE_FILE.test(file))
    .sort()
    .map((file) => readFileSync(join(folder, file), 'utf8').replaceAll('\r\n', '\n').trim());
  if (texts.length === 0 && typeof license !== 'string')
    throw new Error(`${name} ${version} names no licence; it cannot go into a bundle.`);
  const id = `${name} ${version}`;
  return { id, text: `${[`${id} (${license ?? 'see below'})`, ...texts].join('\n\n')}\n` };
}
