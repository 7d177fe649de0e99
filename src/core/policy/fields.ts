import { parseDuration } from '../clock/duration.ts';
import { type Faults, meant } from './faults.ts';
import { describeNode, type Node } from './tree.ts';

/** Text, not empty. */
export function textOf(node: Node | undefined, found: Faults): string | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'text' && node.text.trim() !== '') return node.text;
  found.add(node.at, `this is ${describeNode(node)}`, 'text');
  return undefined;
}

/** One text or several; every scalar counts as its text, so that a service may be named 7. */
export function textsOf(node: Node | undefined, found: Faults): readonly string[] | undefined {
  if (node === undefined) return undefined;
  const items = node.kind === 'list' ? node.items : [node];
  const texts = items.flatMap((item) => {
    if (item.kind === 'text' && item.text.trim() !== '') return [item.text];
    if (item.kind === 'number') return [item.source];
    found.add(item.at, `this is ${describeNode(item)}`, 'text, or a list of texts');
    return [];
  });
  return texts;
}

/** One word out of a closed list. */
export function wordOf<const W extends readonly string[]>(node: Node | undefined, words: W, found: Faults): W[number] | undefined {
  if (node === undefined) return undefined;
  const word = node.kind === 'text' ? words.find((known) => known === node.text) : undefined;
  if (word === undefined)
    found.add(node.at, `this is ${describeNode(node)}${node.kind === 'text' ? meant(node.text, words) : ''}`, `one of ${words.join(', ')}`);
  return word;
}

/** Several words out of a closed list. */
export function wordsOf<const W extends readonly string[]>(
  node: Node | undefined,
  words: W,
  found: Faults,
): readonly W[number][] | undefined {
  if (node === undefined) return undefined;
  const items = node.kind === 'list' ? node.items : [node];
  return items.flatMap((item) => wordOf(item, words, found) ?? []);
}

export function booleanOf(node: Node | undefined, found: Faults): boolean | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'boolean') return node.boolean;
  found.add(node.at, `this is ${describeNode(node)}`, 'true or false');
  return undefined;
}

/** A whole number in a range. */
export function integerOf(node: Node | undefined, range: readonly [number, number], found: Faults): number | undefined {
  if (node === undefined) return undefined;
  if (node.kind === 'number' && Number.isInteger(node.number) && node.number >= range[0] && node.number <= range[1]) return node.number;
  found.add(node.at, `this is ${describeNode(node)}`, `a whole number from ${range[0]} to ${range[1]}`);
  return undefined;
}

/** A duration in milliseconds, up to `maxMs`. */
export function durationOf(node: Node | undefined, maxMs: number, found: Faults): number | undefined {
  if (node === undefined) return undefined;
  const ms = node.kind === 'text' ? parseDuration(node.text) : node.kind === 'number' && node.number === 0 ? 0 : undefined;
  if (ms !== undefined && ms <= maxMs) return ms;
  found.add(node.at, `this is ${describeNode(node)}`, 'a duration such as 10m or 1h30m (d = 24 hours)');
  return undefined;
}
