/** A path into JSON: `$`, member names and array indexes. */
export interface JsonPath {
  readonly text: string;
  readonly steps: readonly (string | number)[];
}

const STEP = /\.([A-Za-z_][A-Za-z0-9_-]*)|\[(-?\d{1,9})\]|\['((?:[^'\\]|\\.)*)'\]|\["((?:[^"\\]|\\.)*)"\]/y;

/**
 * Reads the subset of RFC 9535 that names one place: `$.a.b`, `$['a b']`, `$.items[0]`, `$.items[-1]`.
 * Returns undefined for anything else (wildcards, filters, slices, descendants).
 */
export function parseJsonPath(text: string): JsonPath | undefined {
  if (!text.startsWith('$')) return undefined;
  const steps: (string | number)[] = [];
  const step = new RegExp(STEP);
  step.lastIndex = 1;
  while (step.lastIndex < text.length) {
    const match = step.exec(text);
    if (match === null) return undefined;
    const [, name, index, single, double] = match;
    steps.push(name ?? (index === undefined ? unescaped(single ?? double ?? '') : Number(index)));
  }
  return { text, steps };
}

/** What stands at the path. `found` is false where the document has no such place; own members only. */
export function lookUp(document: unknown, path: JsonPath): { readonly found: true; readonly value: unknown } | { readonly found: false } {
  let value = document;
  for (const step of path.steps) {
    if (typeof step === 'number') {
      const at = Array.isArray(value) ? (step < 0 ? value.length + step : step) : -1;
      if (!Array.isArray(value) || at < 0 || at >= value.length) return { found: false };
      value = value[at];
    } else {
      if (typeof value !== 'object' || value === null || Array.isArray(value) || !Object.hasOwn(value, step)) return { found: false };
      value = (value as Record<string, unknown>)[step];
    }
  }
  return { found: true, value };
}

const unescaped = (text: string): string => text.replace(/\\(.)/g, '$1');
