import { type CoverageData, CoverageError, countOf, type Ratio } from './coverage.ts';

/**
 * Reads an lcov tracefile (geninfo(1)): DA lines and BRDA branches by source file. Totals (LF, LH) are not believed.
 * Throws `CoverageError` with the line.
 */
export function readLcov(text: string): CoverageData {
  const lines = new Map<string, Ratio>();
  const branches = new Map<string, Ratio>();
  let file: string | undefined;
  for (const [index, raw] of text.split(/\r?\n/).entries()) {
    const line = raw.trim();
    const at = `line ${index + 1}`;
    const fields = line.slice(line.indexOf(':') + 1).split(',');
    if (line.startsWith('SF:')) file = line.slice('SF:'.length);
    else if (line === 'end_of_record') file = undefined;
    else if (line.startsWith('DA:')) {
      const number = countOf(fields[0], `${at}: line number`);
      // Negative counts come from races in gcov's counters: the line ran.
      const hits = /^-\d+$/.test(fields[1] ?? '') ? 1 : countOf(fields[1], `${at}: hit count`);
      put(lines, `${fileOf(file, at)}:${number}`, hits);
    } else if (line.startsWith('BRDA:')) {
      const [number, block, branch, taken] = fields;
      const hits = taken === '-' ? 0 : countOf(taken, `${at}: branch count`);
      put(branches, `${fileOf(file, at)}:${countOf(number, `${at}: line number`)}:${block}:${branch}`, hits);
    }
  }
  return { lines, branches };
}

function put(units: Map<string, Ratio>, key: string, hits: number): void {
  const covered = hits > 0 || units.get(key)?.covered === 1 ? 1 : 0;
  units.set(key, { covered, total: 1 });
}

function fileOf(file: string | undefined, at: string): string {
  if (file === undefined) throw new CoverageError(`${at}: it stands before any SF line`);
  return file;
}
