import { parse } from 'yaml';

const NAME = /^[_a-zA-Z][a-zA-Z0-9_-]*$/;
const PRIMITIVES = ['string', 'boolean', 'integer', 'float'];

/**
 * Complaints about an action-types.yml by the rules of github-actions-typing (https://github.com/typesafegithub/github-actions-typing, README),
 * and about inputs and outputs that it names and the action.yml beside it does not, or the other way round.
 */
export function typingFaults(types: string, action: string): readonly string[] {
  const typed = parse(types) as Sections;
  const declared = parse(action) as Sections;
  const unknown = Object.keys(typed).filter((key) => key !== 'inputs' && key !== 'outputs');
  return [
    ...unknown.map((key) => `unknown section ${key}`),
    ...(['inputs', 'outputs'] as const).flatMap((section) => sectionFaults(section)),
  ];

  function sectionFaults(section: 'inputs' | 'outputs'): string[] {
    const [ours, theirs] = [typed[section] ?? {}, declared[section] ?? {}];
    return [
      ...Object.keys(theirs).flatMap((name) => (name in ours ? [] : [`${section}.${name} has no type`])),
      ...Object.keys(ours).flatMap((name) => (name in theirs ? [] : [`${section}.${name} is not in action.yml`])),
      ...Object.entries(ours).flatMap(([name, type]) => [
        ...(NAME.test(name) ? [] : [`${section}.${name}: not a name`]),
        ...typeFaults(type, true).map((fault) => `${section}.${name}: ${fault}`),
      ]),
    ];
  }
}

type Sections = Readonly<Record<string, Readonly<Record<string, Readonly<Record<string, unknown>>>> | undefined>>;

function typeFaults(type: Readonly<Record<string, unknown>>, listAllowed: boolean): readonly string[] {
  const only = (...keys: string[]): string[] => Object.keys(type).flatMap((key) => (keys.includes(key) ? [] : [`unknown key ${key}`]));
  const kind = String(type.type);
  if (PRIMITIVES.includes(kind)) return only('type');
  if (kind === 'enum') {
    const values = type['allowed-values'];
    const good = Array.isArray(values) && values.length > 0 && values.every((value) => typeof value === 'string' && value !== '');
    return [...only('type', 'name', 'allowed-values'), ...(good ? [] : ['allowed-values must be words'])];
  }
  if (kind === 'list' && listAllowed) {
    const separator = typeof type.separator === 'string' && type.separator !== '' ? [] : ['a list needs a separator'];
    const item = (type['list-item'] ?? {}) as Readonly<Record<string, unknown>>;
    return [...only('type', 'separator', 'list-item'), ...separator, ...typeFaults(item, false).map((fault) => `list-item: ${fault}`)];
  }
  return [`unknown type ${kind}`];
}
