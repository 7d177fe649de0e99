import { asRecord } from '../manifest/documents.ts';
import { sameValue } from '../values/paths.ts';

type Body = Readonly<Record<string, unknown>>;

/** What the server counts by itself. */
const NOT_COMPARED = ['managedFields', 'resourceVersion', 'generation', 'creationTimestamp', 'uid', 'selfLink'];

/** Where two states of an object differ, status and the server's own fields apart: `spec.template.spec.containers[web].image`. Values are not told. */
export function changedPaths(before: Body, after: Body): readonly string[] {
  return paths(comparable(before), comparable(after), '');
}

function comparable(body: Body): Body {
  const { status: _, metadata, ...rest } = body;
  const kept = Object.entries(asRecord(metadata) ?? {}).filter(([field]) => !NOT_COMPARED.includes(field));
  return { ...rest, metadata: Object.fromEntries(kept) };
}

function paths(before: unknown, after: unknown, at: string): readonly string[] {
  if (sameValue(before, after)) return [];
  const [old, next] = [members(before), members(after)];
  if (old === undefined || next === undefined) return [at];
  const keys = [...new Set([...Object.keys(old), ...Object.keys(next)])];
  const below = keys.flatMap((key) => paths(old[key], next[key], key.startsWith('[') ? `${at}${key}` : joined(at, key)));
  return below.length === 0 ? [at] : below;
}

/** Maps by their keys, lists of named things by their names; other lists are compared whole. */
function members(value: unknown): Body | undefined {
  if (!Array.isArray(value)) return asRecord(value);
  const names = value.map((item) => asRecord(item)?.name);
  const isNamed = value.length > 0 && names.every((name) => typeof name === 'string') && new Set(names).size === names.length;
  return isNamed ? Object.fromEntries(value.map((item, i) => [`[${String(names[i])}]`, item])) : undefined;
}

/** Keys with dots (annotations, labels) stand in quotes. */
const joined = (at: string, key: string): string => {
  const name = /^[\w-]+$/.test(key) ? key : JSON.stringify(key);
  return at === '' ? name : `${at}.${name}`;
};
