import { asRecord } from '../manifest/documents.ts';

/**
 * The leaves of an object by their paths, in its order: `spec.template.spec.containers[web].image`. Lists of named things go by their names, others
 * by index; an empty map or list is a leaf.
 */
export function flatten(value: unknown, at = ''): ReadonlyMap<string, unknown> {
  const leaves = new Map<string, unknown>();
  collect(value, at, leaves);
  return leaves;
}

function collect(value: unknown, at: string, leaves: Map<string, unknown>): void {
  const map = asRecord(value);
  if (Array.isArray(value) && value.length > 0) {
    const names = value.map((item) => asRecord(item)?.name);
    const named = names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
    for (const [i, item] of value.entries()) collect(item, `${at}[${named ? String(names[i]) : i}]`, leaves);
  } else if (map !== undefined && Object.keys(map).length > 0) {
    for (const [key, item] of Object.entries(map)) collect(item, joined(at, key), leaves);
  } else if (at !== '') leaves.set(at, value);
}

/** Keys with dots (annotations, file names) stand in quotes. */
const joined = (at: string, key: string): string => {
  const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return at === '' ? name : `${at}.${name}`;
};
