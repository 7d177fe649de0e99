import { oneLine } from '../outside-text/outside-text.ts';

/** The claims that may be shown: never `jti`, an e-mail address, or the token itself. */
const SHOWN = [
  'iss',
  'aud',
  'sub',
  'repository',
  'repository_id',
  'repository_owner',
  'repository_owner_id',
  'repository_visibility',
  'environment',
  'ref',
  'ref_type',
  'ref_protected',
  'event_name',
  'workflow_ref',
  'job_workflow_ref',
  'runner_environment',
] as const;

/** The claims of a JWT, unverified: the relying party verifies. Empty when the text is no JWT. */
export function readClaims(token: string): Readonly<Record<string, unknown>> {
  try {
    const part = token.split('.')[1] ?? '';
    const binary = atob(part.replace(/-/g, '+').replace(/_/g, '/'));
    const bytes = Uint8Array.from(binary, (character) => character.charCodeAt(0));
    const parsed: unknown = JSON.parse(new TextDecoder().decode(bytes));
    return typeof parsed === 'object' && parsed !== null ? (parsed as Record<string, unknown>) : {};
  } catch {
    return {};
  }
}

/** The safe claims, one `name = value` a line, for a message. */
export function claimLines(claims: Readonly<Record<string, unknown>>): readonly string[] {
  const isShown = (name: string): boolean => (SHOWN as readonly string[]).includes(name) || name.startsWith('repo_property_');
  return Object.entries(claims)
    .filter(([name]) => isShown(name))
    .map(([name, value]) => `${oneLine(name, 60)} = ${oneLine(Array.isArray(value) ? value.join(', ') : String(value), 200)}`);
}

/** How long the token lives, in milliseconds, by its own `iat` and `exp`; the wall clocks of the two sides are never compared. GitHub's live 5 minutes. */
export function lifeMs(claims: Readonly<Record<string, unknown>>): number {
  const { iat, exp } = claims;
  return typeof iat === 'number' && typeof exp === 'number' && exp > iat ? (exp - iat) * 1_000 : 300_000;
}

/**
 * How long after its minting a token file is rewritten: at 2/3 of the life or when 70 s are left, whichever comes first. client-go reads the
 * file again after 50 to 60 s, so what it reads must live longer than that.
 */
export const rewriteAfterMs = (life: number): number => Math.max(1_000, Math.min((life * 2) / 3, life - 70_000));
