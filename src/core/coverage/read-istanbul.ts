import { type CoverageData, CoverageError, countOf, type Ratio } from './coverage.ts';

type Json = Readonly<Record<string, unknown>>;

/**
 * Reads Istanbul's `coverage-summary.json` (the totals of its files) or `coverage-final.json` (statements by line, branches by arm).
 * Throws `CoverageError`.
 */
export function readIstanbul(json: Json): CoverageData {
  const lines = new Map<string, Ratio>();
  const branches = new Map<string, Ratio>();
  for (const [file, value] of Object.entries(json)) {
    if (file === 'total') continue;
    const entry = objectOf(value, file);
    if ('statementMap' in entry) readFinal(file, entry, lines, branches);
    else {
      lines.set(file, ratioOf(entry.lines, `${file}: lines`));
      branches.set(file, ratioOf(entry.branches, `${file}: branches`));
    }
  }
  return { lines, branches };
}

function readFinal(file: string, entry: Json, lines: Map<string, Ratio>, branches: Map<string, Ratio>): void {
  const hits = objectOf(entry.s, `${file}: s`);
  for (const [id, statement] of Object.entries(objectOf(entry.statementMap, `${file}: statementMap`))) {
    const line = whole(objectOf(objectOf(statement, file).start, file).line, `${file}: line`);
    const key = `${file}:${line}`;
    const ran = whole(hits[id], `${file}: hits of statement ${id}`) > 0 || lines.get(key)?.covered === 1;
    lines.set(key, { covered: ran ? 1 : 0, total: 1 });
  }
  for (const [id, arms] of Object.entries(objectOf(entry.b, `${file}: b`))) {
    if (!Array.isArray(arms)) throw new CoverageError(`${file}: branch ${id} has no arms`);
    for (const [arm, taken] of arms.entries()) {
      branches.set(`${file}:${id}:${arm}`, { covered: whole(taken, `${file}: branch ${id}`) > 0 ? 1 : 0, total: 1 });
    }
  }
}

function ratioOf(value: unknown, what: string): Ratio {
  const record = objectOf(value, what);
  const ratio = { covered: whole(record.covered, what), total: whole(record.total, what) };
  if (ratio.covered > ratio.total) throw new CoverageError(`${what}: ${ratio.covered} of ${ratio.total}`);
  return ratio;
}

const whole = (value: unknown, what: string): number => countOf(typeof value === 'number' ? String(value) : undefined, what);

function objectOf(value: unknown, what: string): Json {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) throw new CoverageError(`${what} is no object`);
  return value as Json;
}
