import { present } from '../result/present.ts';
import type { ServedSpec } from './check.ts';
import { durationAt, numberAt, pathAt, textAt, wordAt } from './fields.ts';
import { parseJsonPath } from './json-path.ts';
import { type Faults, kindOf, recordOf } from './tree.ts';

const WAYS = ['pods', 'edge'] as const;

/** Reads `served:`, which says where a running version tells what it is. */
export function readServed(value: unknown, found: Faults): ServedSpec {
  const tree = recordOf(value, 'served', ['path', 'port', 'json', 'header', 'match', 'via', 'settle'], found);
  const header = textAt(tree, 'header', 'served', found);
  const json = textAt(tree, 'json', 'served', found);
  if (header !== undefined && json !== undefined) found.add('served', 'both "json" and "header" are given', 'one of them');
  return {
    path: pathAt(tree, 'served', found) ?? '/',
    from: readFrom(json, header, found),
    match: wordAt(tree, 'match', ['exact', 'prefix'], 'served', found) ?? 'prefix',
    via: readVia(tree.via, found),
    settleMs: durationAt(tree, 'settle', 'served', found) ?? 5_000,
    ...present({ port: numberAt(tree, 'port', [1, 65_535], 'served', found) }),
  };
}

function readFrom(json: string | undefined, header: string | undefined, found: Faults): ServedSpec['from'] {
  if (header !== undefined) return { kind: 'header', name: header.toLowerCase() };
  if (json === undefined) return { kind: 'body' };
  const path = parseJsonPath(json);
  if (path !== undefined) return { kind: 'json', path };
  found.add('served.json', `"${json}" is no path of the supported form`, '$.a.b[0]');
  return { kind: 'body' };
}

function readVia(value: unknown, found: Faults): ServedSpec['via'] {
  if (value === undefined) return WAYS;
  const list = Array.isArray(value) ? value : [value];
  const ways = WAYS.filter((way) => list.includes(way));
  if (ways.length > 0 && list.every((one) => (WAYS as readonly unknown[]).includes(one))) return ways;
  found.add('served.via', `this is ${kindOf(value)}`, 'a list of pods, edge');
  return WAYS;
}
