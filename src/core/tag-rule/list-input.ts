import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** One comma-separated piece of an entry; `column` counts from 1. */
export interface SourceField {
  readonly column: number;
  readonly text: string;
  readonly quoted: boolean;
}

/** One entry of a list input and where it stands; `line` counts from 1, `source` is the entry as it was written. */
export interface SourceEntry {
  readonly input: string;
  readonly line: number;
  readonly source: string;
  readonly fields: readonly SourceField[];
}

/**
 * Reads a list input: one entry a line, fields by comma. `#` at the start of a line is a comment. A field in double quotes may hold commas, newlines
 * and doubled quotes; an entry that is quoted as a whole is read again, as docker/metadata-action's two passes do. Anywhere else quotes are plain
 * characters. Fails on a quote that is not closed.
 */
export function readList(input: string, text: string): Result<readonly SourceEntry[], Problem> {
  const entries: SourceEntry[] = [];
  let at = 0;
  let line = 1;
  while (at < text.length) {
    const rest = text.slice(at);
    const blank = /^[^\S\n]*(?:#[^\n]*)?(?:\n|$)/.exec(rest);
    if (blank !== null) {
      at += blank[0].length;
      line += 1;
      continue;
    }
    const entry = readFields(rest);
    if (entry === undefined) return err(notClosed(input, line));
    const source = rest.slice(0, entry.length).trim();
    const [only] = entry.fields;
    const again = entry.fields.length === 1 && only?.quoted === true ? readFields(only.text.replace(/\s*\n\s*/g, ' ')) : undefined;
    const fields =
      again === undefined ? entry.fields : again.fields.map((field) => ({ ...field, column: field.column + (only?.column ?? 0) }));
    entries.push({ input, line, source, fields });
    at += entry.length + 1;
    line += rest.slice(0, entry.length + 1).split('\n').length - 1;
  }
  return ok(entries);
}

/** The fields up to the line's end and the length that they take; undefined when a quote is not closed. */
function readFields(text: string): { readonly fields: readonly SourceField[]; readonly length: number } | undefined {
  const fields: SourceField[] = [];
  let at = 0;
  for (;;) {
    const rest = text.slice(at);
    const quoted = /^"((?:[^"]|"")*)"[^\S\n]*(?=,|\n|$)/.exec(rest);
    if (rest.startsWith('"') && quoted === null && !/^"[^\n]*"/.test(rest)) return undefined;
    const length = (quoted ?? /^[^,\n]*/.exec(rest))?.[0].length ?? 0;
    const value = quoted === null ? rest.slice(0, length) : (quoted[1] ?? '').replaceAll('""', '"');
    const column = at + 1 + (quoted === null ? value.length - value.trimStart().length : 1);
    fields.push({ column, text: value.replace(/\r$/, ''), quoted: quoted !== null });
    at += length;
    if (text[at] !== ',') return { fields, length: at };
    at += 1;
  }
}

const notClosed = (input: string, line: number): Problem => ({
  code: 'BT007',
  fault: 'user',
  what: 'a double quote is not closed',
  where: `input "${input}", line ${line}`,
  expected: 'a quote at both ends of the field, and "" for a quote inside it',
});

/** The entry's text without its quotes: what labels and annotations are. */
export const entryText = (entry: SourceEntry): string =>
  entry.fields
    .map(({ text }) => text)
    .join(',')
    .trim();
