import { asRecord } from '../manifest/documents.ts';
import type { SetObject } from './set-object.ts';

const SHORTEST = 6;
const LONGEST = 8_192;

/** What the Secrets of a set hold as text: to be masked, since pods like to print it. Words too short to be a secret are left out. */
export function secretValues(objects: readonly SetObject[]): readonly string[] {
  const secrets = objects.filter(({ kind, apiVersion }) => kind === 'Secret' && apiVersion === 'v1');
  const values = secrets.flatMap(({ body }) => [
    ...Object.values(asRecord(body.stringData) ?? {}),
    ...Object.values(asRecord(body.data) ?? {}).map((value) => (typeof value === 'string' ? decoded(value) : undefined)),
  ]);
  const texts = values.filter((value): value is string => typeof value === 'string');
  return [...new Set(texts)].filter((text) => text.length >= SHORTEST && text.length <= LONGEST);
}

/** Undefined for what is no base64, or no text. */
function decoded(value: string): string | undefined {
  try {
    const bytes = Uint8Array.from(atob(value), (character) => character.charCodeAt(0));
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes);
  } catch {
    return undefined;
  }
}
