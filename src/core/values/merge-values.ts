import { isMap, type Values } from './paths.ts';

/** A later file over an earlier one, as helm merges them: maps by key, all else is replaced, null too. */
export function mergeValues(before: Values, after: Values): Values {
  const merged: Record<string, unknown> = { ...before };
  for (const [key, value] of Object.entries(after)) {
    const old = merged[key];
    const next = isMap(value) && isMap(old) && Object.hasOwn(merged, key) ? mergeValues(old, value) : value;
    Object.defineProperty(merged, key, { value: next, enumerable: true, writable: true, configurable: true });
  }
  return merged;
}
