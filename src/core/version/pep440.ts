/** A version by PEP 440 (packaging.python.org, version specifiers). */
export interface Pep440 {
  readonly raw: string;
  readonly epoch: number;
  readonly release: readonly number[];
  readonly pre: readonly [letter: 'a' | 'b' | 'rc', number: number] | undefined;
  readonly post: number | undefined;
  readonly dev: number | undefined;
  readonly local: readonly (string | number)[];
  /** The normal form: `1.0.dev4`, `1!2.0rc1`. */
  readonly version: string;
}

/** PEP 440, appendix B. */
const VERSION =
  /^\s*v?(?:(\d+)!)?(\d+(?:\.\d+)*)(?:[-_.]?(alpha|a|beta|b|preview|pre|c|rc)[-_.]?(\d+)?)?(?:-(\d+)|[-_.]?(post|rev|r)[-_.]?(\d+)?)?([-_.]?dev[-_.]?(\d+)?)?(?:\+([a-z0-9]+(?:[-_.][a-z0-9]+)*))?\s*$/i;
const LETTERS = { alpha: 'a', a: 'a', beta: 'b', b: 'b', preview: 'rc', pre: 'rc', c: 'rc', rc: 'rc' } as const;

/** Reads a version in any spelling that PEP 440 allows; undefined when the text is none. */
export function parsePep440(text: string): Pep440 | undefined {
  const found = text.length > 256 ? null : VERSION.exec(text);
  if (found === null) return undefined;
  const [, epochText, releaseText = '', letter, preText, dash, postWord, postText, devText, devNumber, localText] = found;
  const epoch = Number(epochText ?? 0);
  const release = releaseText.split('.').map(Number);
  const pre = letter === undefined ? undefined : ([LETTERS[letter.toLowerCase() as keyof typeof LETTERS], Number(preText ?? 0)] as const);
  const post = dash === undefined && postWord === undefined ? undefined : Number(dash ?? postText ?? 0);
  const dev = devText === undefined ? undefined : Number(devNumber ?? 0);
  const local = (localText ?? '')
    .toLowerCase()
    .split(/[-_.]/)
    .filter((part) => part !== '')
    .map((part) => (/^\d+$/.test(part) ? Number(part) : part));
  const version = [
    epoch === 0 ? '' : `${epoch}!`,
    release.join('.'),
    pre === undefined ? '' : pre.join(''),
    post === undefined ? '' : `.post${post}`,
    dev === undefined ? '' : `.dev${dev}`,
    local.length === 0 ? '' : `+${local.join('.')}`,
  ].join('');
  return { raw: text, epoch, release, pre, post, dev, local, version };
}

/** Whether it is a final release: no pre-, post- or development release. */
export const isFinal = (version: Pep440): boolean => version.pre === undefined && version.post === undefined && version.dev === undefined;

/** Below zero when `a` comes before `b` (PEP 440, "Summary of permitted suffixes and relative ordering"); local parts do not count. */
export function comparePep440(a: Pep440, b: Pep440): number {
  const [left, right] = [sortKey(a, b.release.length), sortKey(b, a.release.length)];
  for (let i = 0; i < left.length; i++) {
    const difference = (left[i] ?? 0) - (right[i] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** 1.0.dev1 < 1.0a1.dev1 < 1.0a1 < 1.0rc1 < 1.0 < 1.0.post1.dev1 < 1.0.post1. */
function sortKey(version: Pep440, length: number): number[] {
  const release = Array.from({ length: Math.max(length, version.release.length) }, (_, index) => version.release[index] ?? 0);
  const none = version.post === undefined && version.dev !== undefined ? 0 : 4;
  const stage = version.pre === undefined ? none : { a: 1, b: 2, rc: 3 }[version.pre[0]];
  return [version.epoch, ...release, stage, version.pre?.[1] ?? 0, version.post ?? -1, version.dev ?? Number.MAX_SAFE_INTEGER];
}
