import type { Answer } from '../probe/answer.ts';
import type { ServedSpec } from '../probe/check.ts';
import { lookUp } from '../probe/json-path.ts';

/** What an answer of the version endpoint says. */
export type VersionSaid =
  | { readonly kind: 'said'; readonly version: string }
  /** There was an answer, but no version in it that could be compared; waiting may cure it while old and new are mixed. */
  | { readonly kind: 'unreadable'; readonly why: string };

/** The shortest version that is compared by its beginning: git's usual short hash. */
export const SHORTEST_PREFIX = 7;

/** Reads the version out of an answer. A wrong status, a missing place and an empty text are `unreadable`, with what was seen instead. */
export function versionIn(spec: ServedSpec, answer: Answer & { kind: 'answer' }): VersionSaid {
  if (answer.status < 200 || answer.status > 299) return { kind: 'unreadable', why: `answered ${answer.status}` };
  const found = place(spec, answer);
  if (found.kind === 'unreadable') return found;
  const version = found.version.trim();
  return version === '' ? { kind: 'unreadable', why: 'is empty' } : { kind: 'said', version };
}

function place(spec: ServedSpec, answer: Answer & { kind: 'answer' }): VersionSaid {
  switch (spec.from.kind) {
    case 'body':
      return { kind: 'said', version: answer.text };
    case 'header': {
      const value = answer.headers[spec.from.name];
      return value === undefined ? { kind: 'unreadable', why: `has no header ${spec.from.name}` } : { kind: 'said', version: value };
    }
    case 'json':
      return inJson(spec.from.path, answer.text);
  }
}

function inJson(path: Parameters<typeof lookUp>[1], text: string): VersionSaid {
  let document: unknown;
  try {
    document = JSON.parse(text);
  } catch {
    return { kind: 'unreadable', why: 'is no JSON' };
  }
  const seen = lookUp(document, path);
  if (!seen.found) return { kind: 'unreadable', why: `has no ${path.text}; keys seen: ${keysOf(document)}` };
  if (typeof seen.value === 'string' || typeof seen.value === 'number') return { kind: 'said', version: String(seen.value) };
  return { kind: 'unreadable', why: `holds no text at ${path.text}` };
}

const keysOf = (document: unknown): string =>
  typeof document === 'object' && document !== null ? Object.keys(document).slice(0, 12).join(', ') || 'none' : 'none';

/**
 * Whether what is served is what is expected. `prefix` works in either direction (a short hash against a full one), case is ignored,
 * and both must have seven characters, since fewer would prove nothing.
 */
export function sameVersion(match: ServedSpec['match'], served: string, expected: string): boolean {
  if (match === 'exact') return served === expected;
  const [a, b] = [served.toLowerCase(), expected.toLowerCase()];
  if (a.length < SHORTEST_PREFIX || b.length < SHORTEST_PREFIX) return false;
  return a.startsWith(b) || b.startsWith(a);
}
