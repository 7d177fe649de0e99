import { parseAllDocuments } from 'yaml';

/** An object of a rendered manifest. */
export interface ManifestObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  readonly namespace: string;
  readonly body: Readonly<Record<string, unknown>>;
}

/**
 * The objects of a rendered manifest, in its order; `List`s are unrolled. Documents that are no objects are left out: the API server judges
 * them. YAML 1.1 words do not matter here, since only names, images and references are read.
 */
export function readManifest(text: string, namespace: string): readonly ManifestObject[] {
  const documents = parseAllDocuments(text, { schema: 'core', logLevel: 'silent' });
  const list = 'empty' in documents ? [] : documents;
  return list.flatMap((document) => (document.errors.length > 0 ? [] : objectsOf(document.toJS({ maxAliasCount: 1_000 }), namespace)));
}

function objectsOf(value: unknown, namespace: string): readonly ManifestObject[] {
  const body = asRecord(value);
  if (body === undefined || typeof body.kind !== 'string' || typeof body.apiVersion !== 'string') return [];
  if (body.kind.endsWith('List') && Array.isArray(body.items)) return body.items.flatMap((item) => objectsOf(item, namespace));
  const metadata = asRecord(body.metadata) ?? {};
  if (typeof metadata.name !== 'string') return [];
  const own = typeof metadata.namespace === 'string' ? metadata.namespace : namespace;
  return [{ apiVersion: body.apiVersion, kind: body.kind, name: metadata.name, namespace: own, body }];
}

/** A map, or undefined. */
export const asRecord = (value: unknown): Readonly<Record<string, unknown>> | undefined =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : undefined;

/** `kind/name`, for texts and for comparing two manifests. */
export const objectKey = (object: Pick<ManifestObject, 'kind' | 'name' | 'namespace'>): string =>
  `${object.namespace}/${object.kind.toLowerCase()}/${object.name}`;
