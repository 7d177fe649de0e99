import { nearest } from '../contract/nearest.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import type { SourceEntry } from './list-input.ts';

/** `input "tags", line 2, column 14: type=raw,value=x`. */
export function placeOf(entry: SourceEntry, column?: number): string {
  const at = column === undefined ? '' : `, column ${column}`;
  return `input "${entry.input}", line ${entry.line}${at}: ${oneLine(entry.source, 120)}`;
}

const located = (
  code: Problem['code'],
  entry: SourceEntry,
  column: number | undefined,
  rest: Omit<Problem, 'code' | 'fault' | 'where'>,
): Problem => ({
  code,
  fault: 'user',
  where: placeOf(entry, column),
  ...rest,
});

/** BT002: a word that the place does not know, with the nearest one. */
export function unknownWord(entry: SourceEntry, column: number, kind: string, word: string, known: readonly string[]): Problem {
  const near = nearest(word, known);
  return located('BT002', entry, column, {
    what: `${kind} "${oneLine(word, 60)}" is unknown${near === undefined ? '' : `, did you mean "${near}"?`}`,
    expected: known.length === 0 ? 'no further attribute' : `one of ${known.join(', ')}`,
    remedy: near === undefined ? 'Remove it.' : `Write ${near} in place of ${oneLine(word, 60)}.`,
  });
}

/** BT003: one attribute twice. A name pasted into the rule may have brought the second one. */
export const givenTwice = (entry: SourceEntry, column: number, key: string, values: readonly string[]): Problem =>
  located('BT003', entry, column, {
    what: `attribute "${oneLine(key, 60)}" is given twice, as ${values.map((value) => `"${oneLine(value, 60)}"`).join(' and ')}`,
    expected: 'each attribute once',
    remedy: 'Remove one. If the rule holds a pasted branch or tag name, write {{branch}} or {{tag}} in its place.',
  });

/** BT004: a template that cannot be read. */
export const badTemplate = (entry: SourceEntry, column: number, what: string, expected: string): Problem =>
  located('BT004', entry, column, { what: oneLine(what, 300), expected });

/** BT006: a pattern that is too long, no regular expression, or too slow. */
export const badPattern = (entry: SourceEntry, column: number | undefined, what: string): Problem =>
  located('BT006', entry, column, {
    what,
    expected: 'a regular expression of at most 1000 characters that answers within a second',
    remedy: 'Write a simpler pattern, without nested repetitions such as (a+)+.',
  });

/** BT007: an attribute that is missing, or whose value does not fit. */
export const badValue = (entry: SourceEntry, column: number | undefined, what: string, expected: string, remedy?: string): Problem =>
  located('BT007', entry, column, { what, expected, ...(remedy === undefined ? {} : { remedy }) });
