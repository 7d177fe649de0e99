/** JSON Schema as the slice holds it: OpenAPI 3.0 with `nullable` rewritten, descriptions and examples gone. */
export type Schema = { [key: string]: unknown };

export interface Parameter {
  readonly name: string;
  readonly required: boolean;
  /** True for a path parameter that may hold slashes, as `ref` and `path` do. */
  readonly multi?: true;
  readonly schema: Schema;
}

export interface Operation {
  readonly method: string;
  readonly path: string;
  readonly pathParameters: readonly Parameter[];
  readonly query: readonly Parameter[];
  readonly body: { readonly required: boolean; readonly contentType: string; readonly schema: Schema | null } | null;
  /** Schema of each answer by status; null where GitHub documents no body. */
  readonly answers: { readonly [status: string]: Schema | null };
}

export interface Slice {
  readonly source: string;
  readonly licence: string;
  readonly operations: { readonly [operationId: string]: Operation };
  readonly schemas: { readonly [name: string]: Schema };
  /** Every other route that GitHub has, `METHOD /path` to operation id: the double must tell "not played" from "no such route". */
  readonly notPlayed: { readonly [route: string]: string };
}

type Json = { [key: string]: unknown };
const dropped = new Set([
  ...['description', 'example', 'examples', 'externalDocs', 'deprecated', 'title', 'readOnly', 'discriminator'],
  ...['x-github', 'x-github-breaking-changes', 'x-octokit', 'x-multi-segment'],
]);
const isSchemaList = new Set(['oneOf', 'anyOf', 'allOf']);
const methods = ['get', 'post', 'put', 'patch', 'delete'];

/** Cuts the named operations, and the schemas that they reach, out of an OpenAPI 3.0 document. Throws when an operation id is unknown. */
export function cutSlice(document: Json, options: { source: string; licence: string; operations: readonly string[] }): Slice {
  const wanted = new Set(options.operations);
  const operations: Record<string, Operation> = {};
  const notPlayed: Record<string, string> = {};
  for (const [path, item] of Object.entries(document.paths as Json)) {
    for (const method of methods) {
      const operation = (item as Json)[method] as Json | undefined;
      if (operation === undefined) continue;
      const id = String(operation.operationId);
      if (wanted.delete(id)) operations[id] = readOperation(document, method, path, operation);
      else notPlayed[`${method.toUpperCase()} ${path}`] = id;
    }
  }
  if (wanted.size > 0) throw new Error(`not in the document: ${[...wanted].join(', ')}`);
  const schemas: Record<string, Schema> = {};
  const queue = referencesIn(operations);
  for (let name = queue.pop(); name !== undefined; name = queue.pop()) {
    if (schemas[name] !== undefined) continue;
    schemas[name] = asJsonSchema((document.components as { schemas: Json }).schemas[name]);
    queue.push(...referencesIn(schemas[name]));
  }
  return {
    source: options.source,
    licence: options.licence.trim(),
    operations: sorted(operations),
    schemas: sorted(schemas),
    notPlayed: sorted(notPlayed),
  };
}

/** One line per operation, schema and route, so that a change of the slice can be read as a diff. */
export function printSlice(slice: Slice): string {
  const block = (record: object) =>
    `{\n${Object.entries(record)
      .map(([key, value]) => `${JSON.stringify(key)}: ${JSON.stringify(value)}`)
      .join(',\n')}\n}`;
  const { source, licence, operations, schemas, notPlayed } = slice;
  const head = `{\n"source": ${JSON.stringify(source)},\n"licence": ${JSON.stringify(licence)},\n`;
  return `${head}"operations": ${block(operations)},\n"schemas": ${block(schemas)},\n"notPlayed": ${block(notPlayed)}\n}\n`;
}

function readOperation(document: Json, method: string, path: string, operation: Json): Operation {
  const parameters = ((operation.parameters ?? []) as unknown[]).map((parameter) => resolve(document, parameter));
  const pick = (place: string) =>
    parameters
      .filter((parameter) => parameter.in === place)
      .map((parameter) => ({
        name: String(parameter.name),
        required: parameter.required === true,
        ...(parameter['x-multi-segment'] === true ? { multi: true as const } : {}),
        schema: asJsonSchema(parameter.schema),
      }));
  const answers: Record<string, Schema | null> = {};
  for (const [status, answer] of Object.entries(operation.responses as Json)) {
    const content = resolve(document, answer).content as Json | undefined;
    const json = content?.['application/json'] as Json | undefined;
    answers[status] = json?.schema === undefined ? null : asJsonSchema(json.schema);
  }
  return {
    method: method.toUpperCase(),
    path,
    pathParameters: pick('path'),
    query: pick('query'),
    body: readBody(document, operation.requestBody),
    answers,
  };
}

function readBody(document: Json, requestBody: unknown): Operation['body'] {
  if (requestBody === undefined) return null;
  const body = resolve(document, requestBody);
  const [contentType, media] = Object.entries(body.content as Json)[0] as [string, Json];
  const schema = contentType === 'application/json' && media.schema !== undefined ? asJsonSchema(media.schema) : null;
  return { required: body.required === true, contentType, schema };
}

function resolve(document: Json, value: unknown): Json {
  const reference = (value as Json).$ref;
  if (typeof reference !== 'string') return value as Json;
  let target: unknown = document;
  for (const part of reference.slice(2).split('/')) target = (target as Json)[part];
  return target as Json;
}

/** OpenAPI 3.0 to JSON Schema: documentation dropped, `nullable` written out, references pointed at the slice's own `schemas`. */
function asJsonSchema(value: unknown): Schema {
  const schema: Schema = {};
  for (const [key, child] of Object.entries(value as Json)) {
    if (dropped.has(key) || key === 'nullable') continue;
    if (key === '$ref') schema.$ref = String(child).replace('#/components/schemas/', '#/schemas/');
    else if (key === 'properties')
      schema.properties = Object.fromEntries(Object.entries(child as Json).map(([name, of]) => [name, asJsonSchema(of)]));
    else if (Array.isArray(child)) schema[key] = child.map((item) => (isSchemaList.has(key) ? asJsonSchema(item) : item));
    else
      schema[key] =
        (key === 'items' || key === 'additionalProperties' || key === 'not') && typeof child === 'object' ? asJsonSchema(child) : child;
  }
  return (value as Json).nullable === true ? orNull(schema) : schema;
}

function orNull(schema: Schema): Schema {
  if (typeof schema.type !== 'string') return { anyOf: [schema, { type: 'null' }] };
  const values = Array.isArray(schema.enum) && !schema.enum.includes(null) ? { enum: [...schema.enum, null] } : {};
  return { ...schema, type: [schema.type, 'null'], ...values };
}

function referencesIn(value: unknown): string[] {
  return [...JSON.stringify(value).matchAll(/"\$ref":"#\/schemas\/([^"]+)"/g)].map((match) => match[1] as string);
}

function sorted<T>(record: Record<string, T>): Record<string, T> {
  return Object.fromEntries(Object.entries(record).sort(([a], [b]) => (a < b ? -1 : 1)));
}
