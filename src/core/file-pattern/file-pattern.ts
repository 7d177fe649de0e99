import { matchesSegment, parseSegment, type Segment } from './segment.ts';

/** One line of a file list: what it includes or excludes, relative to the folder that the lines are read in. */
export interface FilePattern {
  readonly text: string;
  readonly exclude: boolean;
  /** The folder or file that stands before the first wildcard: where a search begins. `.` for the folder itself. */
  readonly prefix: string;
  readonly matches: (path: string) => boolean;
}

/**
 * Reads lines of globs with the semantics of @actions/glob: `*` and `?` within a segment, `**` across segments, `[…]` classes, `!` excludes,
 * a pattern that names a folder takes all below it; wildcards match hidden names too. Paths use `/` and are relative, without `.` segments.
 */
export function parseFilePattern(line: string): FilePattern {
  const exclude = line.startsWith('!');
  const text = line.replace(/^!+/, '').trim();
  const segments = normalise(text);
  const wild = segments.findIndex((segment) => /[*?[]/.test(segment));
  const prefix = (wild < 0 ? segments : segments.slice(0, wild)).join('/') || (text.startsWith('/') ? '/' : '.');
  const parts = segments.map((segment) => (segment === '**' ? '**' : parseSegment(segment)));
  return { text, exclude, prefix, matches: (path) => parts.length === 0 || matchesPath(parts, path.split('/')) };
}

/** Whether the lines take a path, told in several forms (relative, absolute): the last line that matches any of them decides. */
export function takes(patterns: readonly FilePattern[], forms: readonly string[]): boolean {
  const last = patterns.findLast((pattern) => forms.some(pattern.matches));
  return last !== undefined && !last.exclude;
}

/** Segments without `.` and empty ones; `a/..` is resolved, leading `..` stays. */
export function normalise(path: string): readonly string[] {
  const segments: string[] = [];
  if (path.startsWith('/')) segments.push('');
  for (const segment of path.split('/')) {
    if (segment === '' || segment === '.') continue;
    if (segment === '..' && segments.length > 0 && segments.at(-1) !== '..' && segments.at(-1) !== '') segments.pop();
    else segments.push(segment);
  }
  return segments;
}

/**
 * Whether the pattern takes the path or a folder above it. Walks the path once with all places of the pattern that fit so far: no order of stars makes
 * it slow. The end counts only where a segment led to it: `a/**` does not take `a`.
 */
function matchesPath(pattern: readonly (Segment | '**')[], path: readonly string[]): boolean {
  let places = withSkips(pattern, new Set([0]));
  for (const [index, name] of path.entries()) {
    const next = new Set<number>();
    for (const place of places) {
      const part = pattern[place];
      if (part === undefined) continue;
      if (part === '**') next.add(place).add(place + 1);
      // The empty first segment of an absolute path is the root, no name.
      else if ((name !== '' || index > 0 || part.length === 0) && matchesSegment(part, name)) next.add(place + 1);
    }
    if (next.has(pattern.length)) return true;
    places = withSkips(pattern, next);
  }
  return false;
}

/** The places with those behind a `**` that takes nothing. */
function withSkips(pattern: readonly (Segment | '**')[], places: Set<number>): Set<number> {
  for (const place of places) if (pattern[place] === '**') places.add(place + 1);
  return places;
}
