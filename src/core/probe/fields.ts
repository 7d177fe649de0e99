import { parseDuration } from '../clock/duration.ts';
import { nearest } from '../contract/nearest.ts';
import { type Faults, kindOf, type Tree } from './tree.ts';

/** The text at `key`, or undefined; anything but text is a fault. */
export function textAt(tree: Tree, key: string, where: string, found: Faults): string | undefined {
  const value = tree[key];
  if (value === undefined) return undefined;
  if (typeof value === 'string' && value !== '') return value;
  found.add(`${where}.${key}`, `this is ${kindOf(value)}`, 'text');
  return undefined;
}

/** One of a closed list of words. */
export function wordAt<const W extends readonly string[]>(
  tree: Tree,
  key: string,
  words: W,
  where: string,
  found: Faults,
): W[number] | undefined {
  const value = tree[key];
  if (value === undefined) return undefined;
  const word = words.find((known) => known === value);
  if (word !== undefined) return word;
  const near = typeof value === 'string' ? nearest(value, words) : undefined;
  found.add(
    `${where}.${key}`,
    `this is ${kindOf(value)}${near === undefined ? '' : `, did you mean "${near}"?`}`,
    `one of ${words.join(', ')}`,
  );
  return undefined;
}

/** A duration in milliseconds. */
export function durationAt(tree: Tree, key: string, where: string, found: Faults): number | undefined {
  const value = tree[key];
  if (value === undefined) return undefined;
  const ms = typeof value === 'string' ? parseDuration(value) : value === 0 ? 0 : undefined;
  if (ms === undefined) found.add(`${where}.${key}`, `this is ${kindOf(value)}`, 'a duration such as 500ms, 10s or 2m');
  return ms;
}

/** A number from `min` to `max`; whole ones only where `whole` says so. */
export function numberAt(tree: Tree, key: string, range: readonly [number, number], where: string, found: Faults): number | undefined {
  const value = tree[key];
  if (value === undefined) return undefined;
  if (typeof value === 'number' && value >= range[0] && value <= range[1]) return value;
  found.add(`${where}.${key}`, `this is ${kindOf(value)}`, `a number from ${range[0]} to ${range[1]}`);
  return undefined;
}

/** One text or a list of texts. */
export function textsAt(tree: Tree, key: string, where: string, found: Faults): readonly string[] {
  const value = tree[key];
  if (value === undefined) return [];
  const list = Array.isArray(value) ? value : [value];
  if (list.every((one) => typeof one === 'string' && one !== '')) return list as string[];
  found.add(`${where}.${key}`, `this is ${kindOf(value)}`, 'text, or a list of texts');
  return [];
}

/** A path on the server: it begins with one slash and holds no space. */
export function pathAt(tree: Tree, where: string, found: Faults): string | undefined {
  const path = textAt(tree, 'path', where, found);
  if (path === undefined) {
    if (tree.path === undefined) found.add(where, '"path" is missing', 'a path such as /healthz');
    return undefined;
  }
  if (/^\/(?!\/)\S*$/.test(path)) return path;
  found.add(`${where}.path`, `this is ${kindOf(path)}`, 'a path that begins with one / and holds no space');
  return undefined;
}
