/** A Kubernetes object, or a part of one, as JSON. */
export type Json = Readonly<Record<string, unknown>>;

/** The member as an object; an empty one where there is none. */
export function objectAt(value: Json, key: string): Json {
  const inner = value[key];
  return typeof inner === 'object' && inner !== null && !Array.isArray(inner) ? (inner as Json) : {};
}

/** The member as a list of objects; an empty one where there is none. */
export function listAt(value: Json, key: string): readonly Json[] {
  const inner = value[key];
  return Array.isArray(inner) ? inner.filter((one): one is Json => typeof one === 'object' && one !== null) : [];
}

/** The member as text; empty where there is none. */
export const stringAt = (value: Json, key: string): string => (typeof value[key] === 'string' ? (value[key] as string) : '');

/** The member as a number, or undefined. */
export const numberAt = (value: Json, key: string): number | undefined =>
  typeof value[key] === 'number' ? (value[key] as number) : undefined;
