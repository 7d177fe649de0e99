import { entriesOf, type Faults } from './faults.ts';
import { booleanOf, textOf, textsOf } from './fields.ts';
import type { PolicyRule, Selector } from './policy.ts';
import { LATER_FORMS, readWhen } from './read-when.ts';
import { describeNode, type Node } from './tree.ts';

const KEYS = ['id', 'environments', 'services', 'days', 'from', 'to', 'yearly', 'dates', 'reason'] as const;

/** The rules of a list, each with an id of its own. `kind` is `window` or `freeze`. */
export function readRules(node: Node | undefined, kind: 'window' | 'freeze', found: Faults): readonly PolicyRule[] {
  if (node === undefined) return [];
  if (node.kind !== 'list') {
    found.add(node.at, `${kind}s is ${describeNode(node)}`, 'a list of rules, each with id');
    return [];
  }
  const seen = new Set<string>();
  return node.items.flatMap((item) => {
    const rule = readRule(item, kind, found);
    if (rule === undefined) return [];
    if (seen.has(rule.id)) found.add(item.at, `two ${kind}s have the id "${rule.id}"`, 'an id of its own for each');
    seen.add(rule.id);
    return [rule];
  });
}

function readRule(node: Node, kind: 'window' | 'freeze', found: Faults): PolicyRule | undefined {
  const known = kind === 'freeze' ? [...KEYS, 'allow-override'] : KEYS;
  const entries = entriesOf(node, [...known, ...LATER_FORMS], found);
  if (node.kind !== 'map') return undefined;
  const id = textOf(entries.id, found);
  if (entries.id === undefined) found.add(node.at, `the ${kind} has no id`, 'id: a name for messages');
  const firm = booleanOf(entries['allow-override'], found) === false;
  const reason = textOf(entries.reason, found);
  const select = readSelector(entries, found);
  const when = readWhen(node, entries, found);
  if (id === undefined || when === undefined) return undefined;
  return { id, when, select, ...(reason === undefined ? {} : { reason }), ...(firm ? { firm } : {}) };
}

/** `environments` and `services` of a rule or block. An empty list selects nothing, so it is a fault. */
export function readSelector(entries: Readonly<Partial<Record<string, Node>>>, found: Faults): Selector {
  const globs = (key: 'environments' | 'services'): readonly string[] | undefined => {
    const node = entries[key];
    const texts = textsOf(node, found);
    if (node?.kind === 'list' && node.items.length === 0)
      found.add(node.at, `${key} is empty, so nothing is selected`, `names, or no ${key} for all`);
    return texts;
  };
  const [environments, services] = [globs('environments'), globs('services')];
  return { ...(environments === undefined ? {} : { environments }), ...(services === undefined ? {} : { services }) };
}
