import type { Schema, Slice } from './slicing.ts';

/**
 * Paths of keys in `value` that the schema does not name, at any depth. JSON Schema lets unknown keys pass unless it forbids them, and GitHub's
 * document hardly ever forbids: without this a misspelt key would look right. Objects that name no properties, or say `additionalProperties`, are open.
 */
export function unknownKeys(slice: Slice, schema: Schema, value: unknown, path = ''): string[] {
  if (Array.isArray(value)) {
    const items = shapesOf(slice, schema).flatMap((shape) => (shape.items === undefined ? [] : [shape.items as Schema]));
    return items.length === 0 ? [] : [...new Set(value.flatMap((item) => unknownKeys(slice, { anyOf: items }, item, path)))];
  }
  if (typeof value !== 'object' || value === null) return [];
  const shapes = shapesOf(slice, schema);
  const named = shapes.filter((shape) => shape.properties !== undefined);
  if (named.length === 0 || shapes.some(isOpen)) return [];
  return Object.entries(value).flatMap(([key, child]) => {
    const here = path === '' ? key : `${path}.${key}`;
    const children = named.flatMap((shape) => (shape.properties as Record<string, Schema>)[key] ?? []);
    return children.length === 0 ? [here] : unknownKeys(slice, { anyOf: children }, child, here);
  });
}

function isOpen(shape: Schema): boolean {
  const open = shape.additionalProperties;
  return open === true || (typeof open === 'object' && open !== null);
}

/** The schema itself and everything that it combines, references followed. */
function shapesOf(slice: Slice, schema: Schema): Schema[] {
  if (typeof schema.$ref === 'string') return shapesOf(slice, slice.schemas[schema.$ref.slice('#/schemas/'.length)] as Schema);
  const parts = ['anyOf', 'oneOf', 'allOf'].flatMap((key) => (schema[key] ?? []) as Schema[]);
  return [schema, ...parts.flatMap((part) => shapesOf(slice, part))];
}
