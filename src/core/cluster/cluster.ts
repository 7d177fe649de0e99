/** One request to the API server. */
export interface ClusterRequest {
  readonly method: 'GET' | 'POST' | 'PUT' | 'PATCH' | 'DELETE';
  /** Path and query: `/api/v1/namespaces/shop/pods?labelSelector=…`. Segments from outside are encoded by the caller (`segment`). */
  readonly path: string;
  readonly body?: unknown;
  /** Of the body; `application/json` by default, patches name their own. */
  readonly contentType?: string;
  /** Beside the credential and the content type; names in lower case. The API server passes them on to a proxied pod (but never `authorization`). */
  readonly headers?: Readonly<Record<string, string>>;
  /** Bytes of the answer that are read; more is cut off. */
  readonly maxBytes?: number;
  readonly timeoutMs?: number;
  readonly signal?: AbortSignal;
}

export interface ClusterResponse {
  readonly status: number;
  /** The answer as text; logs and proxied answers are not JSON. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
}

export interface WatchEvent {
  readonly type: 'ADDED' | 'MODIFIED' | 'DELETED' | 'BOOKMARK' | 'ERROR';
  readonly object: Readonly<Record<string, unknown>>;
}

/** The API server as a port. `send` throws `HttpFailure` when no answer came; statuses are the caller's to judge. */
export interface Cluster {
  /** The API server's address, for records and messages. */
  readonly server: string;
  send(request: ClusterRequest): Promise<ClusterResponse>;
  /** One watch connection, from its opening to its end (server's timeout, abort, or failure). */
  watch(path: string, onEvent: (event: WatchEvent) => void, signal: AbortSignal): Promise<void>;
}

/** A path segment out of a name from outside. */
export const segment = (name: string): string => encodeURIComponent(name);
