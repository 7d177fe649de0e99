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
  const full = new RegExp(`^${sourceOf(segments)}(?:/.*)?$`, 's');
  return { text, exclude, prefix, matches: (path) => segments.length === 0 || full.test(path) };
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

function sourceOf(segments: readonly string[]): string {
  let source = '';
  for (const [index, segment] of segments.entries()) {
    const last = index === segments.length - 1;
    if (segment === '**') source += last ? '.+' : '(?:.*/)?';
    else source += `${segmentSource(segment)}${last ? '' : '/'}`;
  }
  return source;
}

/** `[b-a]` and other classes that are none stand for themselves. */
function segmentSource(segment: string): string {
  const classes = segment.split(/(\[!?[^\]/]+\])/);
  return classes.map((part, index) => (index % 2 === 1 && isClass(part) ? classSource(part) : plainSource(part))).join('');
}

const classSource = (part: string): string => `[${part.slice(1, -1).replace(/^!/, '^').replace(/\\/g, '\\\\')}]`;

function isClass(part: string): boolean {
  return [...part.slice(1, -1).matchAll(/(.)-(.)/gs)].every(([, from = '', to = '']) => from <= to);
}

const plainSource = (part: string): string =>
  part
    .replace(/[.+^${}()|[\]\\]/g, '\\$&')
    .replace(/\*+/g, '[^/]*')
    .replace(/\?/g, '[^/]');
