/** A check in one line: `GET /healthz 200`, `GET /`, `/ready 2xx`. */
export interface ShortCheck {
  readonly method: string;
  readonly path: string;
  readonly status?: string;
}

/** Reads the short form; undefined when the text is none. */
export function parseShortForm(text: string): ShortCheck | undefined {
  const match = /^(?:([A-Z]{3,7})\s+)?(\/\S*)(?:\s+([1-5](?:\d\d|xx)))?$/.exec(text.trim());
  if (match === null) return undefined;
  const [, method = 'GET', path = '/', status] = match;
  return status === undefined ? { method, path } : { method, path, status };
}
