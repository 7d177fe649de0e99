import { isAlias, isMap, isScalar, isSeq, LineCounter, parseDocument, type Scalar } from 'yaml';
import type { MapEntry, Node, Place, TextFault } from '../../core/policy/tree.ts';
import { err, ok, type Result } from '../../core/result/result.ts';

/** A policy has no need of more, and a reader of more could be kept busy. */
const MAX_BYTES = 256_000;

/**
 * The tree of a YAML text (1.2, core schema), with the place of every part. Faults of syntax, duplicate keys, tags, aliases and several
 * documents are told with their places: what cannot be read surely is not read at all.
 */
export function readYaml(text: string): Result<Node, readonly TextFault[]> {
  const start = { line: 1, column: 1 };
  if (Buffer.byteLength(text) > MAX_BYTES) return err([{ at: start, what: `the text is longer than ${MAX_BYTES} bytes` }]);
  const lines = new LineCounter();
  const document = parseDocument(text, { lineCounter: lines, uniqueKeys: true, prettyErrors: false, version: '1.2', schema: 'core' });
  const place = (offset: number | undefined): Place => {
    const at = lines.linePos(offset ?? 0);
    return { line: Math.max(1, at.line), column: Math.max(1, at.col) };
  };
  const faults: TextFault[] = [...document.errors, ...document.warnings].map((error) => ({
    at: place(error.pos[0]),
    what: error.message.split('\n')[0] ?? '',
  }));
  const nodeOf = (value: unknown, fallback: Place): Node => {
    const at = isMap(value) || isSeq(value) || isScalar(value) || isAlias(value) ? place(value.range?.[0]) : fallback;
    if (isMap(value)) return { kind: 'map', at, entries: value.items.flatMap(({ key, value: inner }) => entryOf(key, inner, at)) };
    if (isSeq(value)) return { kind: 'list', at, items: value.items.map((item) => nodeOf(item, at)) };
    if (isScalar(value)) return scalarOf(value, at, faults);
    if (isAlias(value)) faults.push({ at, what: `the alias *${value.source} is not read here: write the value again` });
    return { kind: 'empty', at };
  };
  const entryOf = (key: unknown, value: unknown, fallback: Place): readonly MapEntry[] => {
    const at = isScalar(key) ? place(key.range?.[0]) : fallback;
    if (isScalar(key) && (typeof key.value === 'string' || typeof key.value === 'number'))
      return [{ key: String(key.value), at, value: nodeOf(value, at) }];
    faults.push({ at, what: 'a key must be text' });
    return [];
  };
  const root = nodeOf(document.contents, start);
  return faults.length > 0 ? err(faults) : ok(root);
}

function scalarOf(scalar: Scalar, at: Place, faults: TextFault[]): Node {
  const { value } = scalar;
  if (typeof value === 'string') return { kind: 'text', at, text: value };
  if (typeof value === 'number') return { kind: 'number', at, number: value, source: scalar.source ?? String(value) };
  if (typeof value === 'boolean') return { kind: 'boolean', at, boolean: value };
  if (value !== null && value !== undefined) faults.push({ at, what: 'this kind of value is not read here' });
  return { kind: 'empty', at };
}
