import type { Bed } from './bed.ts';
import { instant } from './bed.ts';
import { notFound, Refusal } from './refusal.ts';
import type { Needs, Route } from './routes/route.ts';
import type { Token } from './world.ts';

/** Who may read a public repository without a token. */
const anybody: Omit<Token, 'repository'> = {
  token: '',
  name: 'anonymous',
  actor: 'github-actions[bot]',
  permissions: {},
  runId: null,
  jobId: null,
  expiresAt: null,
};

/** The token of a request. Throws 401 for one that GitHub does not know, 404 for none on a private repository. */
export function authenticate(bed: Bed, header: string | undefined, method: string): Token {
  const { repository, tokens } = bed.world;
  const full = `${repository.owner}/${repository.name}`;
  if (header === undefined) {
    if (repository.visibility === 'private') throw notFound();
    if (method !== 'GET') throw new Refusal(401, 'Requires authentication');
    return { ...anybody, repository: full };
  }
  const given = /^(?:bearer|token) (.+)$/i.exec(header)?.[1];
  const found = tokens.find(({ token }) => token === given);
  if (found === undefined || (found.expiresAt !== null && Date.parse(found.expiresAt) <= instant(bed)))
    throw new Refusal(401, 'Bad credentials');
  return found;
}

/** Throws GitHub's 403, with the header that names what would have been enough, when the token lacks what the route needs. */
export function authorize(bed: Bed, token: Token, route: Route, method: string): void {
  const { repository } = bed.world;
  const full = `${repository.owner}/${repository.name}`;
  const isPublicRead = repository.visibility === 'public' && method === 'GET';
  if (token.repository.toLowerCase() !== full.toLowerCase() && !isPublicRead) throw notFound();
  if (isPublicRead || needsOf(route).some((needs) => holds(token, needs))) return;
  throw new Refusal(403, 'Resource not accessible by integration', { headers: acceptedPermissions(route) });
}

/** `x-accepted-github-permissions`: alternatives after `;`, what is needed together after `,`. */
export function acceptedPermissions(route: Route): Record<string, string> {
  const sets = needsOf(route).map((needs) => {
    const named = Object.entries(needs).map(([name, level]) => `${name.replaceAll('-', '_')}=${level}`);
    return named.length === 0 ? 'metadata=read' : named.join(',');
  });
  return { 'x-accepted-github-permissions': sets.join('; ') };
}

function needsOf({ needs }: Route): readonly Needs[] {
  return Array.isArray(needs) ? (needs as readonly Needs[]) : [needs as Needs];
}

function holds({ permissions }: Token, needs: Needs): boolean {
  return Object.entries(needs).every(
    ([name, level]) => permissions[name] === 'write' || (level === 'read' && permissions[name] === 'read'),
  );
}
