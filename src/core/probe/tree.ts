import { nearest } from '../contract/nearest.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';

/** A part of a checks file, as YAML gave it: unknown values in, located problems out. */
export type Tree = Readonly<Record<string, unknown>>;

/** Collects what is wrong with a checks file, so that all of it is told at once. */
export interface Faults {
  readonly list: readonly Problem[];
  /** `where` is the place in the file: `checks[0].http.status`. */
  add(where: string, what: string, expected: string): void;
}

/** An empty collection. `source` names the file or input. */
export function faults(source: string): Faults {
  const list: Problem[] = [];
  return {
    list,
    add: (where, what, expected) => {
      list.push({
        code: 'ST002',
        fault: 'user',
        what: `checks cannot be read: ${what}`,
        where: `${source}, ${where}`,
        expected,
        remedy: 'See the checks section of the smoke-test README.',
      });
    },
  };
}

/** The value as a record of the known keys; others are faults that name the nearest one. Keys in `later` get their own words. */
export function recordOf(value: unknown, where: string, keys: readonly string[], found: Faults, later: readonly string[] = []): Tree {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) {
    found.add(where, `this is ${kindOf(value)}`, `a mapping with some of ${keys.join(', ')}`);
    return {};
  }
  for (const key of Object.keys(value)) {
    if (keys.includes(key)) continue;
    if (later.includes(key)) found.add(where, `"${key}" is not offered in this release`, `one of ${keys.join(', ')}`);
    else found.add(where, unknownKey(key, [...keys, ...later]), `one of ${keys.join(', ')}`);
  }
  return value as Tree;
}

function unknownKey(key: string, known: readonly string[]): string {
  const near = nearest(key, known);
  return `unknown key "${oneLine(key, 60)}"${near === undefined ? '' : `, did you mean "${near}"?`}`;
}

/** Words for a value of a wrong kind. */
export function kindOf(value: unknown): string {
  if (value === null || value === undefined) return 'empty';
  if (Array.isArray(value)) return 'a list';
  if (typeof value === 'object') return 'a mapping';
  return `${typeof value} ${oneLine(JSON.stringify(value) ?? '', 60)}`;
}
