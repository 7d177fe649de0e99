import type { Host } from './faults.ts';

/** One request as the double saw it. The token itself is never kept: `token` is the name it was minted under. */
export interface LoggedRequest {
  readonly at: string;
  readonly host: Host;
  readonly method: string;
  readonly path: string;
  readonly query: string;
  readonly operation: string | null;
  readonly token: string | null;
  readonly apiVersion: string | null;
  readonly body: unknown;
  /** 0 = no answer was sent (dropped or hung). */
  readonly status: number;
  readonly fault: string | null;
}

/** A request that no client of GitHub should send, or an answer that GitHub would not give. */
export interface Violation {
  readonly kind: 'bad-request' | 'bad-answer' | 'not-played' | 'no-such-route';
  readonly request: string;
  readonly problems: readonly string[];
}

export interface RequestLog {
  readonly requests: LoggedRequest[];
  readonly violations: Violation[];
}
