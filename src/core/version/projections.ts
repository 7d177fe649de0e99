import { tagText } from '../image-ref/tag-text.ts';
import type { Semver } from './semver.ts';

/** One identity in the form that each kind of reader takes. */
export interface Projections {
  /** SemVer 2.0.0. */
  readonly semver: string;
  /** A tag: `+` as `_`, which no version holds otherwise, so that it can be turned back. */
  readonly oci: string;
  /** A chart's version; Helm itself writes `+` as `_` in tags (helm, pkg/registry). */
  readonly helm: string;
  /** PEP 440: the commit as local version. */
  readonly pep440: string;
  /** A DNS label (RFC 1123): at most 63 of `a-z`, `0-9` and `-`. */
  readonly dns: string;
  /** A Kubernetes label's value: at most 63. */
  readonly label: string;
  /** A file's name. */
  readonly file: string;
}

/** `1.2.3-abc+build.5` → `1.2.3-abc_build.5`, as Helm does. */
export const toOciTag = (version: string): string => version.replaceAll('+', '_');

/** The way back. */
export const fromOciTag = (tag: string): string => tag.replaceAll('_', '+');

/** Projects an identity: `primary` is `<version>-<sha>`, `shaPart` its end, `build` the metadata of the git tag on this very commit. */
export function project(version: Semver, primary: string, shaPart: string, build: readonly string[]): Projections {
  const full = build.length === 0 ? primary : `${primary}+${build.join('.')}`;
  return {
    semver: full,
    oci: tagText(toOciTag(full), { sanitize: 'compat', maxLength: 128 }),
    helm: full,
    pep440: toPep440(version, shaPart),
    dns: short(primary.toLowerCase().replace(/[^a-z0-9]+/g, '-')),
    label: short(primary),
    file: primary,
  };
}

const short = (text: string): string => tagText(text, { sanitize: 'compat', maxLength: 63 }).replace(/[^A-Za-z0-9]+$/, '');

const LETTERS: Readonly<Record<string, string>> = { alpha: 'a', a: 'a', beta: 'b', b: 'b', rc: 'rc', c: 'rc', pre: 'rc', preview: 'rc' };

/** `2.1.0-rc.1` → `2.1.0rc1+abc1234`. A pre-release that Python has no word for comes before the release as a development release. */
function toPep440({ major, minor, patch, prerelease }: Semver, shaPart: string): string {
  const release = `${major}.${minor}.${patch}`;
  const [, word = '', number = '0'] = /^([a-z]+)[.]?(\d*)$/i.exec(prerelease.join('.')) ?? [];
  const letter = LETTERS[word.toLowerCase()];
  if (prerelease.length === 0) return `${release}+${shaPart}`;
  if (letter !== undefined) return `${release}${letter}${Number(number || '0')}+${shaPart}`;
  const local = [...prerelease, shaPart]
    .join('.')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '.');
  return `${release}.dev0+${local.replace(/^\.+|\.+$/g, '')}`;
}
