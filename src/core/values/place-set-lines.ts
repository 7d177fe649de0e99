import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { looksSecret } from './looks-secret.ts';
import { isMap, type Values } from './paths.ts';
import { applySetLine, type Place, type SetValue, typedValue } from './strvals.ts';
import { emptyTree, type Tree } from './tree.ts';

/** A line of one of the inputs; `read` gives what stands behind its `=` a type. */
export interface SetLine {
  readonly input: 'set' | 'set-string' | 'set-file';
  readonly text: string;
  readonly read: (text: string) => SetValue;
}

/** Lines of `set` and of `set-string`, in helm's order: all of the one before all of the other. */
export const setLines = (set: readonly string[], setString: readonly string[]): readonly SetLine[] => [
  ...set.map((text): SetLine => ({ input: 'set', text, read: typedValue })),
  ...setString.map((text): SetLine => ({ input: 'set-string', text, read: (value) => value })),
];

/** Where set lines go: all values to a private file, integers to helm's command line too. */
export interface PlacedLines {
  /** A tree for a values file that helm reads after all others. */
  readonly file: Values;
  /** `--set` lines for integers: a template tells the integer of a set line from the number of a file. */
  readonly set: readonly string[];
  readonly problems: readonly Problem[];
}

/**
 * Helm's command line can be read by every process of the machine, so that the lines are applied here, by helm's own rules and over what the
 * files give (`base`), and handed over as a file. A line into a list of the files brings the whole list along: helm replaces lists, set lines patch
 * them. IN003 for lines that helm would refuse, and for integers at places that look secret.
 */
export function placeSetLines(lines: readonly SetLine[], base: Values): PlacedLines {
  const tree = cloneTree(base) as Tree;
  const places: Place[] = [];
  const problems: Problem[] = [];
  for (const line of lines) {
    try {
      const written = applySetLine(line.text, tree, line.read);
      if (written.length === 0) throw new Error('it assigns nothing');
      places.push(...written);
    } catch (error) {
      problems.push(unreadable(line, (error as Error).message));
    }
  }
  const file = emptyTree();
  const integers = new Map<string, bigint>();
  for (const place of places) {
    const keys = keysBeforeIndex(place);
    const value = at(tree, keys);
    plant(file, keys, plain(value));
    for (const [path, integer] of integersOf(value, pathOf(keys))) integers.set(path, integer);
  }
  problems.push(...[...integers.keys()].filter(looksSecret).map(visible));
  return { file, set: [...integers].map(([path, integer]) => `${path}=${integer}`), problems };
}

/** A place up to its first index: what a file can give without replacing more than was meant. */
const keysBeforeIndex = (place: Place): readonly string[] => {
  const end = place.findIndex((part) => typeof part === 'number');
  return (end < 0 ? place : place.slice(0, end)) as readonly string[];
};

const at = (tree: Tree, keys: readonly string[]): unknown => keys.reduce<unknown>((node, key) => (node as Tree)[key], tree);

function plant(tree: Tree, keys: readonly string[], value: unknown): void {
  const [key = '', ...rest] = keys;
  if (rest.length === 0) {
    tree[key] = value;
    return;
  }
  const below = isMap(tree[key]) ? (tree[key] as Tree) : emptyTree();
  tree[key] = below;
  plant(below, rest, value);
}

const pathOf = (keys: readonly string[]): string => keys.map((key) => key.replace(/[\\.,=[\]]/g, '\\$&')).join('.');

function integersOf(value: unknown, path: string): readonly (readonly [string, bigint])[] {
  if (typeof value === 'bigint') return [[path, value]];
  if (Array.isArray(value)) return value.flatMap((item, i) => integersOf(item, `${path}[${i}]`));
  return isMap(value) ? Object.entries(value).flatMap(([key, item]) => integersOf(item, `${path}.${pathOf([key])}`)) : [];
}

/** JSON's own numbers: the exact integer follows by a set line. */
function plain(value: unknown): unknown {
  if (typeof value === 'bigint') return Number(value);
  if (Array.isArray(value)) return value.map(plain);
  return isMap(value) ? mapTree(value, plain) : value;
}

const cloneTree = (value: unknown): unknown =>
  Array.isArray(value) ? value.map(cloneTree) : isMap(value) ? mapTree(value, cloneTree) : value;

function mapTree(map: Values, of: (value: unknown) => unknown): Tree {
  const tree = emptyTree();
  for (const [key, value] of Object.entries(map)) tree[key] = of(value);
  return tree;
}

const unreadable = (line: SetLine, why: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "${line.input}" has the line "${oneLine(line.text.split('=')[0] ?? '', 60)}=…", which cannot be read: ${oneLine(why, 200)}`,
  where: 'with:',
  expected: 'lines of the form path=value',
});

const visible = (path: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "set" would put ${oneLine(path, 80)} on helm's command line, where every process can read it`,
  where: 'with:',
  remedy: 'Give it in set-string:, or in values: as YAML; both reach helm in a private file.',
});
