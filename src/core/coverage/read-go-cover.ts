import { type CoverageData, CoverageError, countOf, type Ratio } from './coverage.ts';

/**
 * Reads a Go cover profile (`go test -coverprofile`): `file:from,to statements count` after `mode:`. Weighted by statements, as `go tool cover`
 * does; a block that several packages report counts once. Throws `CoverageError` with the line.
 */
export function readGoCover(text: string): CoverageData {
  const lines = new Map<string, Ratio>();
  for (const [index, line] of text.split(/\r?\n/).entries()) {
    if (line.trim() === '' || /^mode: (set|count|atomic)$/.test(line)) continue;
    const block = /^(.+:\d+\.\d+,\d+\.\d+) (\S+) (\S+)$/.exec(line);
    if (block === null) throw new CoverageError(`line ${index + 1} is no block of a cover profile`);
    const [, key = '', statements, count] = block;
    const total = countOf(statements, `line ${index + 1}: statements`);
    const covered = countOf(count, `line ${index + 1}: count`) > 0 || (lines.get(key)?.covered ?? 0) > 0 ? total : 0;
    lines.set(key, { covered, total });
  }
  return { lines, branches: new Map() };
}
