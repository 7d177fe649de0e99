/** One request, without redirects and without retries: those are decisions of the caller. */
export interface HttpRequest {
  readonly method: string;
  readonly url: string;
  /** Names in lower case. */
  readonly headers?: Readonly<Record<string, string>>;
  readonly body?: string | Uint8Array;
  /** Milliseconds for the whole exchange. */
  readonly timeoutMs: number;
  /** Bytes that are read of the answer's body; more is cut off and `truncated` set. Default 1 MiB. */
  readonly maxBytes?: number;
  readonly signal?: AbortSignal;
  /** PEM certificates to trust beside the system's. */
  readonly ca?: string;
}

export interface HttpResponse {
  readonly status: number;
  /** Names in lower case; repeated headers are joined by `, `. */
  readonly headers: Readonly<Record<string, string>>;
  readonly body: Uint8Array;
  readonly truncated: boolean;
}

/** The port: one exchange over a fresh connection. Throws `HttpFailure` when no answer came. */
export type Http = (request: HttpRequest) => Promise<HttpResponse>;

/** No answer came: `code` is node's (ECONNREFUSED, ENOTFOUND, CERT_HAS_EXPIRED …), or TIMEOUT. */
export class HttpFailure extends Error {
  override readonly name = 'HttpFailure';
  readonly code: string;

  constructor(code: string, message: string, options?: { cause?: unknown }) {
    super(message, options);
    this.code = code;
  }
}

/** The body as UTF-8 text. */
export const bodyText = (response: HttpResponse): string => new TextDecoder().decode(response.body);

/** The body as JSON; undefined when it is none. */
export function bodyJson(response: HttpResponse): unknown {
  try {
    return JSON.parse(bodyText(response));
  } catch {
    return undefined;
  }
}
