import { type Document, isMap, isScalar, isSeq, LineCounter, type ParsedNode, parseAllDocuments, visit } from 'yaml';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { present } from '../result/present.ts';
import { asRecord } from './documents.ts';
import { KUBECTL_YAML } from './kubectl-yaml.ts';

/** An object as a person wrote it. */
export interface SourceObject {
  readonly apiVersion: string;
  readonly kind: string;
  readonly name: string;
  /** As it is written; absent where the file names none. */
  readonly namespace?: string;
  readonly body: Readonly<Record<string, unknown>>;
  /** `k8s/web.yml:12`. */
  readonly origin: string;
}

export interface ReadDocuments {
  readonly objects: readonly SourceObject[];
  readonly problems: readonly Problem[];
}

/** Characters of a file; the API server takes no request above 3 MiB, etcd no object above 1.5. */
const MAX_LENGTH = 16 * 1_048_576;
/** Expansions of aliases: enough for anchors that people write, far from what fills a memory. */
const MAX_ALIASES = 1_000;

/** Reads the objects of one file, in its order, `List`s unfolded. Everything that is no object is a problem (HD024) with its line. */
export function readDocuments(text: string, file: string): ReadDocuments {
  const unfit = unfitText(text, file);
  if (unfit !== undefined) return { objects: [], problems: [unfit] };
  const lines = new LineCounter();
  const at = (offset: number | undefined): string => `${file}:${lines.linePos(offset ?? 0).line || 1}`;
  try {
    const documents = parseAllDocuments(text, { ...KUBECTL_YAML, lineCounter: lines });
    const read = ('empty' in documents ? [] : documents).map((document) => readDocument(document, at));
    return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
  } catch (error) {
    // Thousands of nested brackets end the reader's stack.
    const what = error instanceof RangeError ? 'it is nested too deeply' : String(error);
    return { objects: [], problems: [unreadable(what, file)] };
  }
}

function unfitText(text: string, file: string): Problem | undefined {
  if (text.length > MAX_LENGTH) return unreadable(`it is larger than ${MAX_LENGTH / 1_048_576} MiB`, file);
  // biome-ignore lint/suspicious/noControlCharactersInRegex: YAML allows none of them
  const control = /[\u0000-\u0008\u000b\u000c\u000e-\u001f\ufffd]/.exec(text);
  if (control === null) return undefined;
  return unreadable('it holds bytes that are no text', `${file}:${text.slice(0, control.index).split('\n').length}`);
}

type At = (offset: number | undefined) => string;

function readDocument(document: Document.Parsed, at: At): ReadDocuments {
  const wrong = [...document.errors, ...document.warnings][0];
  if (wrong !== undefined) return { objects: [], problems: [unreadable(wrong.message, at(wrong.pos[0]))] };
  const { contents } = document;
  if (contents === null || (isScalar(contents) && contents.value === null)) return { objects: [], problems: [] };
  const number = inexactNumber(document);
  if (number !== undefined) return { objects: [], problems: [unreadable(number.what, at(number.offset))] };
  try {
    return readValue(document.toJS({ maxAliasCount: MAX_ALIASES }), contents, at);
  } catch (error) {
    const what = error instanceof ReferenceError ? 'its aliases grow beyond measure' : String(error);
    return { objects: [], problems: [unreadable(what, at(contents.range[0]))] };
  }
}

function readValue(value: unknown, node: ParsedNode | undefined, at: At): ReadDocuments {
  const origin = at(node?.range[0]);
  const refuse = (what: string): ReadDocuments => ({ objects: [], problems: [unreadable(what, origin)] });
  const body = asRecord(value);
  if (body === undefined) return refuse('it is no Kubernetes object');
  const { apiVersion, kind } = body;
  if (typeof kind !== 'string' || kind === '') return refuse('the object has no kind');
  if (typeof apiVersion !== 'string' || apiVersion === '') return refuse(`the ${oneLine(kind, 60)} has no apiVersion`);
  if (kind.endsWith('List') && Array.isArray(body.items)) {
    const nodes = isMap(node) ? node.get('items', true) : undefined;
    const read = body.items.map((item, i) => readValue(item, isSeq(nodes) ? (nodes.items[i] as ParsedNode) : node, at));
    return { objects: read.flatMap((one) => one.objects), problems: read.flatMap((one) => one.problems) };
  }
  const { name, namespace } = asRecord(body.metadata) ?? {};
  if (typeof name !== 'string' || name === '') return refuse(`the ${oneLine(kind, 60)} has no metadata.name`);
  if (!isPathSegment(name)) return refuse(`the ${oneLine(kind, 60)} has the name "${oneLine(name, 60)}", which no object can have`);
  if (namespace !== undefined && namespace !== null && (typeof namespace !== 'string' || !isPathSegment(namespace)))
    return refuse(`the ${oneLine(kind, 60)} ${oneLine(name, 60)} has a namespace that is none`);
  const own = typeof namespace === 'string' && namespace !== '' ? namespace : undefined;
  return { objects: [{ apiVersion, kind, name, body, origin, ...present({ namespace: own }) }], problems: [] };
}

/** Kubernetes' `IsValidPathSegmentName`: such a name cannot lead to another path of the API. */
const isPathSegment = (name: string): boolean => name !== '.' && name !== '..' && !/[/%]/.test(name);

/** A number that JSON would not carry as it is written. */
function inexactNumber(document: Document.Parsed): { readonly what: string; readonly offset: number | undefined } | undefined {
  let found: { readonly what: string; readonly offset: number | undefined } | undefined;
  visit(document, {
    Scalar: (_, node) => {
      if (typeof node.value !== 'number') return undefined;
      const exact = Number.isFinite(node.value) && (Number.isSafeInteger(node.value) || !/^[-+]?\d[\d_]*$/.test(node.source ?? ''));
      if (exact) return undefined;
      found = { what: `the number ${oneLine(node.source ?? '', 40)} cannot be kept as it is`, offset: node.range?.[0] };
      return visit.BREAK;
    },
  });
  return found;
}

/** HD024: a manifest that cannot be used. */
export const unreadable = (what: string, where: string): Problem => ({
  code: 'HD024',
  fault: 'user',
  what: `a manifest cannot be read: ${oneLine(what)}`,
  where: oneLine(where, 200),
  expected: 'YAML or JSON with Kubernetes objects that have apiVersion, kind and metadata.name',
});
