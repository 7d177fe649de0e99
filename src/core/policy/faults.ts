import { nearest } from '../contract/nearest.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { describeNode, type Node, type Place } from './tree.ts';

/** Collects what is wrong with a policy, so that all of it is told at once. */
export interface Faults {
  readonly list: readonly Problem[];
  add(at: Place, what: string, expected?: string): void;
}

/** An empty collection. `source` names the file or the input. */
export function collectFaults(source: string): Faults {
  const list: Problem[] = [];
  return { list, add: (at, what, expected) => void list.push(policyFault(source, at, what, expected)) };
}

/** DW003: the policy is not valid, so nothing is open. */
export const policyFault = (source: string, at: Place, what: string, expected?: string): Problem => ({
  code: 'DW003',
  fault: 'user',
  what: `${source} line ${at.line}: ${oneLine(what)}`,
  where: `${source}:${at.line}:${at.column}`,
  ...(expected === undefined ? {} : { expected }),
  remedy: 'Correct the policy: an invalid one closes the gate. Its form is in the README of deploy-window-check.',
});

/** The entries of a mapping by key; anything else, and keys that are not known, are faults. Keys in `later` get their own words. */
export function entriesOf(
  node: Node,
  known: readonly string[],
  found: Faults,
  later: readonly string[] = [],
): Readonly<Partial<Record<string, Node>>> {
  if (node.kind !== 'map') {
    found.add(node.at, `this is ${describeNode(node)}`, `a mapping with some of ${known.join(', ')}`);
    return {};
  }
  for (const { key, at } of node.entries) {
    if (known.includes(key)) continue;
    if (later.includes(key)) found.add(at, `"${key}" is not supported yet`, `one of ${known.join(', ')}`);
    else found.add(at, `unknown key "${key}"${meant(key, [...known, ...later])}`, `one of ${known.join(', ')}`);
  }
  return Object.fromEntries(node.entries.map(({ key, value }) => [key, value]));
}

/** `, did you mean "x"?`, or nothing. */
export function meant(text: string, known: readonly string[]): string {
  const near = nearest(text, known);
  return near === undefined ? '' : `, did you mean "${near}"?`;
}
