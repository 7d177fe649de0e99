/** A record out of unknown JSON; an empty one when there is none. */
export function recordAt(value: unknown, ...path: readonly string[]): Readonly<Record<string, unknown>> {
  const found = path.reduce<unknown>((at, key) => (isRecord(at) ? at[key] : undefined), value);
  return isRecord(found) ? found : {};
}

/** A text that is not empty, or undefined. */
export function textAt(value: unknown, ...path: readonly string[]): string | undefined {
  const last = path.at(-1) ?? '';
  const found = recordAt(value, ...path.slice(0, -1))[last];
  return typeof found === 'string' && found !== '' ? found : undefined;
}

/** A whole number, or undefined. */
export function numberAt(value: unknown, ...path: readonly string[]): number | undefined {
  const found = recordAt(value, ...path.slice(0, -1))[path.at(-1) ?? ''];
  return typeof found === 'number' && Number.isSafeInteger(found) ? found : undefined;
}

const isRecord = (value: unknown): value is Record<string, unknown> => typeof value === 'object' && value !== null && !Array.isArray(value);
