import { err, ok, type Result } from '../result/result.ts';
import { lifeMs, readClaims } from './claims.ts';

/** A token with the time that it still lives. */
export interface FreshToken {
  readonly text: string;
  readonly lifeMs: number;
}

/** A token that tells its own life, such as GitHub's. */
export const selfDated = (text: string): FreshToken => ({ text, lifeMs: lifeMs(readClaims(text)) });

/** KUBERNETES_EXEC_INFO: what a plugin is told. `cluster` is absent unless it asks for it. */
export const execInfo = (apiVersion: string, cluster?: Readonly<Record<string, unknown>>): string =>
  JSON.stringify({ apiVersion, kind: 'ExecCredential', spec: { ...(cluster === undefined ? {} : { cluster }), interactive: false } });

/**
 * The token of an ExecCredential that a plugin printed, or why there is none; the text itself is never part of that. Without `expirationTimestamp` the
 * token tells its life by its own claims. A time that is over by this machine's clock leaves no life.
 */
export function readExecCredential(printed: string, apiVersion: string, now: Date): Result<FreshToken, string> {
  const credential = parse(printed);
  if (credential === undefined) return err('it printed no JSON');
  if (credential.kind !== 'ExecCredential') return err('it printed no ExecCredential');
  if (credential.apiVersion !== apiVersion) return err(`it did not answer in ${apiVersion}`);
  const { token, expirationTimestamp } = record(credential.status);
  if (typeof token !== 'string' || token.trim() === '') return err('its ExecCredential holds no token; client certificates are not taken');
  if (/[^\x21-\x7e]/.test(token)) return err('its token cannot be sent in a header');
  if (expirationTimestamp === undefined || expirationTimestamp === null) return ok(selfDated(token));
  const end = typeof expirationTimestamp === 'string' ? Date.parse(expirationTimestamp) : Number.NaN;
  if (Number.isNaN(end)) return err('its expirationTimestamp is no time');
  return ok({ text: token, lifeMs: Math.max(0, end - now.getTime()) });
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function parse(text: string): Readonly<Record<string, unknown>> | undefined {
  try {
    return record(JSON.parse(text));
  } catch {
    return undefined;
  }
}
