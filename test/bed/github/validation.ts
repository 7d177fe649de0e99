import { readFileSync } from 'node:fs';
import { Ajv, type ErrorObject, type ValidateFunction } from 'ajv';
import { type FormatName, fullFormats } from 'ajv-formats/dist/formats.js';
import type { Operation, Parameter, Schema, Slice } from './slicing.ts';
import { unknownKeys } from './unknown-keys.ts';

/** Judges requests and answers by GitHub's own OpenAPI document. A problem is one sentence; an empty list is a pass. */
export interface Validator {
  readonly slice: Slice;
  /** Reads path parameters and query names into typed values, and names what GitHub's document does not have. */
  parameters(
    operationId: string,
    path: Readonly<Record<string, string>>,
    query: URLSearchParams,
  ): { readonly values: Values; readonly problems: readonly string[] };
  body(operationId: string, body: unknown): readonly string[];
  answer(operationId: string, status: number, body: unknown): readonly string[];
}

export type Values = Readonly<Record<string, string | number | boolean | undefined>>;

/** Fields that GitHub sends and its document does not name. */
const undocumented = new Set(['protection_rules.can_admins_bypass', 'can_admins_bypass', 'environments.can_admins_bypass']);

/** Reads the committed slice; each schema is compiled when it is first needed (20 to 150 ms the first time). */
export function createValidator(): Validator {
  const slice = JSON.parse(readFileSync(new URL('./openapi-slice.json', import.meta.url), 'utf8')) as Slice;
  const options = { strict: false, allErrors: true, formats: formats() };
  const strictly = new Ajv(options).addSchema({ $id: 'slice', ...slice }, 'slice');
  const coercing = new Ajv({ ...options, coerceTypes: 'array' as const }).addSchema({ $id: 'slice', ...slice }, 'slice');
  const compiled = new Map<string, ValidateFunction>();

  const compileOnce = (key: string, make: () => ValidateFunction) => {
    const found = compiled.get(key) ?? make();
    compiled.set(key, found);
    return found;
  };
  const at = (pointer: string) => compileOnce(pointer, () => strictly.compile({ $ref: `slice#${pointer}` }));
  const operation = (id: string): Operation => slice.operations[id] as Operation;
  const judge = (pointer: string, schema: Schema, value: unknown, allowed: ReadonlySet<string>) => {
    const check = at(pointer);
    const wrong = check(value) ? [] : explain(check.errors);
    const strays = unknownKeys(slice, schema, value).filter((path) => !allowed.has(path));
    return [...wrong, ...strays.map((path) => `"${path}" is not a permitted key.`)];
  };

  return {
    slice,
    parameters(id, path, query) {
      const { pathParameters, query: names } = operation(id);
      const known = new Set(names.map(({ name }) => name));
      const problems = [...new Set(query.keys())]
        .filter((name) => !known.has(name))
        .map((name) => `"${name}" is not a query name of this route.`);
      for (const name of known) if (query.getAll(name).length > 1) problems.push(`query "${name}" is given more than once.`);
      const values: Record<string, string> = { ...path };
      for (const [name, value] of query) if (known.has(name)) values[name] = value;
      const check = compileOnce(`parameters ${id}`, () => coercing.compile(parameterSchema([...pathParameters, ...names])));
      if (!check(values)) problems.push(...explain(check.errors));
      return { values, problems };
    },
    body(id, body) {
      const described = operation(id).body;
      if (described === null) return body === undefined ? [] : ['this route takes no body.'];
      if (body === undefined) return described.required ? ['a body is required.'] : [];
      if (described.schema === null) return [];
      return judge(`/operations/${escapePointer(id)}/body/schema`, described.schema, body, new Set());
    },
    answer(id, status, body) {
      const { answers } = operation(id);
      const schema = answers[String(status)];
      if (schema === undefined) return status < 400 ? [`GitHub documents no status ${status} for ${id}.`] : errorBody(body);
      if (schema === null) return body === undefined || status >= 400 ? [] : [`GitHub documents no body for status ${status} of ${id}.`];
      return judge(`/operations/${escapePointer(id)}/answers/${status}`, schema, body, undocumented);
    },
  };
}

function errorBody(body: unknown): string[] {
  return typeof (body as { message?: unknown } | undefined)?.message === 'string' ? [] : ['an error needs a message.'];
}

function parameterSchema(parameters: readonly Parameter[]): Schema {
  return {
    type: 'object',
    properties: Object.fromEntries(parameters.map(({ name, schema }) => [name, atMost100(name, localise(schema))])),
    required: parameters.filter(({ required }) => required).map(({ name }) => name),
  };
}

/** The document says "max 100" in words only. */
function atMost100(name: string, schema: Schema): Schema {
  return name === 'per_page' ? { ...schema, minimum: 1, maximum: 100 } : name === 'page' ? { ...schema, minimum: 1 } : schema;
}

function localise(schema: Schema): Schema {
  return JSON.parse(JSON.stringify(schema).replaceAll('"#/schemas/', '"slice#/schemas/'));
}

function escapePointer(part: string): string {
  return part.replaceAll('~', '~0').replaceAll('/', '~1');
}

function explain(errors: readonly ErrorObject[] | null | undefined): string[] {
  return (errors ?? []).map(({ instancePath, message, params }) => {
    const allowed = 'allowedValues' in params ? ` (${(params.allowedValues as unknown[]).join(', ')})` : '';
    return `${instancePath === '' ? 'the value' : instancePath.slice(1)} ${message ?? 'is wrong'}${allowed}.`;
  });
}

/** GitHub answers an empty string where its document asks for a URI, and has formats of its own. */
function formats() {
  const uri = fullFormats['uri' satisfies FormatName] as (text: string) => boolean;
  const own = {
    uri: (text: string) => text === '' || uri(text),
    'repo.nwo': /^[\w.-]+\/[\w.-]+$/,
    timestamp: true,
    binary: true,
    int64: true,
    int32: true,
  } as const;
  return { ...fullFormats, ...own };
}
