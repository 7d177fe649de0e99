import type { Check } from '../../../src/core/probe/check.ts';
import { parseJsonPath } from '../../../src/core/probe/json-path.ts';
import type { Matcher } from '../../../src/core/probe/matcher.ts';

/** What a test says about a check; the rest is a plain `GET / 2xx`. */
export interface CheckParts {
  readonly name?: string;
  readonly path?: string;
  readonly status?: readonly string[];
  readonly headers?: Readonly<Record<string, Matcher>>;
  readonly bodyContains?: readonly string[];
  readonly bodyLacks?: readonly string[];
  readonly json?: Readonly<Record<string, Matcher>>;
  readonly retry?: Check['retry'];
  readonly retry404?: boolean;
  readonly severity?: Check['severity'];
  readonly timeoutMs?: number;
}

/** A check, blocking and retried unless told otherwise. */
export function aCheck(parts: CheckParts): Check {
  return {
    name: parts.name ?? 'home',
    severity: parts.severity ?? 'block',
    request: { method: 'GET', path: parts.path ?? '/', headers: {}, redirect: 'follow' },
    expect: {
      status: parts.status ?? ['2xx'],
      headers: Object.entries(parts.headers ?? {}).map(([name, matcher]) => ({ name, matcher })),
      bodyContains: parts.bodyContains ?? [],
      bodyLacks: parts.bodyLacks ?? [],
      json: Object.entries(parts.json ?? {}).map(([text, matcher]) => {
        const path = parseJsonPath(text);
        if (path === undefined) throw new Error(`no path: ${text}`);
        return { path, matcher };
      }),
    },
    timeoutMs: parts.timeoutMs ?? 1_000,
    retry: parts.retry ?? 'auto',
    retry404: parts.retry404 ?? false,
  };
}
