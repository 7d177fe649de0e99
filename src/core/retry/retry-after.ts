/** Reads a Retry-After header: seconds, or an HTTP date judged against `now` (RFC 9110 §10.2.3). Milliseconds, or undefined when unreadable. */
export function retryAfterMs(header: string | undefined, now: Date): number | undefined {
  if (header === undefined) return undefined;
  const text = header.trim();
  if (/^\d{1,9}$/.test(text)) return Number(text) * 1_000;
  const at = Date.parse(text);
  return Number.isNaN(at) ? undefined : Math.max(0, at - now.getTime());
}

/** HTTP statuses that a later attempt may cure. */
export const isTransientStatus = (status: number): boolean => [408, 425, 429, 500, 502, 503, 504].includes(status);
