/** Where a request goes: an address of the outside, or one pod through the API server. */
export type Place =
  | { readonly kind: 'edge'; readonly base: string }
  | { readonly kind: 'pod'; readonly namespace: string; readonly pod: string; readonly port: number; readonly scheme: 'http' | 'https' };

/** What came of one request. */
export type Answer =
  | {
      readonly kind: 'answer';
      readonly status: number;
      /** Names in lower case. */
      readonly headers: Readonly<Record<string, string>>;
      readonly text: string;
      readonly durationMs: number;
    }
  /** No HTTP answer: `code` is node's or TIMEOUT. */
  | { readonly kind: 'no-answer'; readonly code: string; readonly message: string; readonly durationMs: number }
  /** The API server itself refused or could not reach the pod: nothing is known about the application. */
  | { readonly kind: 'no-way'; readonly why: 'forbidden' | 'unreachable' | 'gone'; readonly message: string; readonly durationMs: number };

/** A place in a few words. */
export const placeName = (place: Place): string => (place.kind === 'edge' ? new URL(place.base).host : `pod ${place.pod}`);

const CODES_OF_TLS =
  /^(CERT_|ERR_TLS_|UNABLE_TO_|SELF_SIGNED_|DEPTH_ZERO_|ERR_SSL_|EPROTO$|HOSTNAME_MISMATCH|INVALID_CA|PATH_LENGTH_EXCEEDED)/;

/** The cause class of a failed exchange, by node's error codes. */
export function causeOf(code: string): 'dns' | 'refused' | 'reset' | 'timeout' | 'tls' | 'denied' | 'protocol' {
  if (code === 'DENIED') return 'denied';
  if (code === 'ENOTFOUND' || code === 'EAI_AGAIN') return 'dns';
  if (code === 'ECONNREFUSED' || code === 'EHOSTUNREACH' || code === 'ENETUNREACH') return 'refused';
  if (code === 'TIMEOUT' || code === 'ETIMEDOUT') return 'timeout';
  if (CODES_OF_TLS.test(code)) return 'tls';
  if (code.startsWith('HPE_') || code === 'PROTOCOL') return 'protocol';
  return 'reset';
}
