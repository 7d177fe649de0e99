/** A tree of values, as helm merges them. */
export type Values = Readonly<Record<string, unknown>>;

/** A value that is no map: lists are leaves, as in helm. */
export interface Leaf {
  /** `image.tag`; a dot inside a key is written `\.`, as helm's set lines do. */
  readonly path: string;
  readonly value: unknown;
}

export const isMap = (value: unknown): value is Values => typeof value === 'object' && value !== null && !Array.isArray(value);

const escapeKey = (key: string): string => key.replace(/[.\\]/g, '\\$&');

/** All leaves, in the order of the keys; an empty map is a leaf of its own. */
export function leaves(values: Values, prefix = ''): readonly Leaf[] {
  return Object.entries(values).flatMap(([key, value]) => {
    const path = prefix === '' ? escapeKey(key) : `${prefix}.${escapeKey(key)}`;
    return isMap(value) && Object.keys(value).length > 0 ? leaves(value, path) : [{ path, value }];
  });
}

/** The value at a path: `found` false when no key leads there. A scalar or a list on the way ends the search. */
export function valueAt(values: Values, path: string): { readonly found: boolean; readonly value?: unknown } {
  let at: unknown = values;
  for (const key of splitPath(path)) {
    if (!isMap(at) || !Object.hasOwn(at, key)) return { found: false };
    at = at[key];
  }
  return { found: true, value: at };
}

/** The keys of a path. */
export const splitPath = (path: string): readonly string[] =>
  [...path.matchAll(/(?:\\.|[^.\\])+/g)].map(([part]) => part.replace(/\\(.)/g, '$1'));

/** Whether a glob names a path: `*` is one key, `**` any number of them; a glob also names all below it. */
export function globNames(glob: string, path: string): boolean {
  const source = splitPath(glob)
    .map((part) => (part === '**' ? '.+' : part.replace(/[.+?^${}()|[\]\\]/g, '\\$&').replace(/\*/g, '[^\\u0000]*')))
    .join('\\u0000');
  return new RegExp(`^${source}(?:\\u0000.*)?$`, 's').test(splitPath(path).join('\u0000'));
}

/** Whether two values are the same to a template: key order does not matter, the order of a list does. */
export function sameValue(a: unknown, b: unknown): boolean {
  if (Array.isArray(a)) return Array.isArray(b) && a.length === b.length && a.every((item, i) => sameValue(item, b[i]));
  if (!isMap(a)) return a === b;
  if (!isMap(b)) return false;
  const keys = Object.keys(a);
  return keys.length === Object.keys(b).length && keys.every((key) => Object.hasOwn(b, key) && sameValue(a[key], b[key]));
}
