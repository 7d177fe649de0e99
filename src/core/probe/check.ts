import type { JsonPath } from './json-path.ts';
import type { Matcher } from './matcher.ts';

/** One request of a check, without the place it goes to. */
export interface ProbeRequest {
  readonly method: 'GET' | 'HEAD' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Begins with `/`. */
  readonly path: string;
  /** Names in lower case. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body?: string;
  readonly redirect: 'follow' | 'manual';
  /** Of the pod, when it is not the one that its readiness probe uses. */
  readonly port?: number;
}

/** What the answer must look like; an empty list asks for nothing. */
export interface Expectation {
  /** `200`, `2xx`. */
  readonly status: readonly string[];
  readonly headers: readonly { readonly name: string; readonly matcher: Matcher }[];
  readonly bodyContains: readonly string[];
  readonly bodyLacks: readonly string[];
  readonly json: readonly { readonly path: JsonPath; readonly matcher: Matcher }[];
}

/** One check. `block` fails the deployment, `alert` only warns. */
export interface Check {
  readonly name: string;
  readonly severity: 'block' | 'alert';
  readonly request: ProbeRequest;
  readonly expect: Expectation;
  /** Milliseconds for one attempt. */
  readonly timeoutMs: number;
  /** `auto` repeats until the deadline where a later attempt may cure it; `never` takes the first answer. */
  readonly retry: 'auto' | 'never';
  /** Also waits out a 404. */
  readonly retry404: boolean;
}

/** Where and how a running version tells what it is. */
export interface ServedSpec {
  readonly path: string;
  readonly port?: number;
  readonly from:
    | { readonly kind: 'json'; readonly path: JsonPath }
    | { readonly kind: 'header'; readonly name: string }
    | { readonly kind: 'body' };
  readonly match: 'exact' | 'prefix';
  readonly via: readonly ('pods' | 'edge')[];
  /** Milliseconds between the two equal rounds over the pods. */
  readonly settleMs: number;
}

/** How the waits between attempts grow. */
export interface CheckBackoff {
  readonly baseMs: number;
  readonly factor: number;
  readonly maxMs: number;
}

/** A whole checks file. */
export interface CheckPlan {
  readonly served?: ServedSpec;
  readonly backoff: CheckBackoff;
  readonly checks: readonly Check[];
}

export const DEFAULT_CHECK_BACKOFF: CheckBackoff = { baseMs: 500, factor: 2, maxMs: 10_000 };
export const DEFAULT_CHECK_TIMEOUT_MS = 10_000;
export const NO_CHECKS: CheckPlan = { backoff: DEFAULT_CHECK_BACKOFF, checks: [] };
