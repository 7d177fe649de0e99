/** What a registry asks for in `WWW-Authenticate` (RFC 9110 §11.6.1; distribution, docs/spec/auth/token.md). */
export type Challenge =
  | { readonly kind: 'basic' }
  | { readonly kind: 'bearer'; readonly realm: string; readonly service?: string; readonly scope?: string };

/** Reads the header, which may hold several challenges: Bearer is preferred to Basic. Undefined when it names neither. */
export function parseChallenge(header: string | undefined): Challenge | undefined {
  const found = splitChallenges(header ?? '');
  const bearer = found.find(({ scheme, fields }) => scheme === 'bearer' && fields.realm !== undefined);
  if (bearer?.fields.realm !== undefined) {
    const { realm, service, scope } = bearer.fields;
    return { kind: 'bearer', realm, ...(service === undefined ? {} : { service }), ...(scope === undefined ? {} : { scope }) };
  }
  return found.some(({ scheme }) => scheme === 'basic') ? { kind: 'basic' } : undefined;
}

interface Scheme {
  readonly scheme: string;
  readonly fields: Readonly<Record<string, string | undefined>>;
}

function splitChallenges(header: string): readonly Scheme[] {
  const schemes: { scheme: string; fields: Record<string, string | undefined> }[] = [];
  const token = /([A-Za-z0-9!#$%&'*+.^_`|~-]+)(?:\s*=\s*(?:"((?:[^"\\]|\\.)*)"|([^\s,"]+)))?/g;
  for (const [, name = '', quoted, plain] of header.matchAll(token)) {
    const value = quoted === undefined ? plain : quoted.replace(/\\(.)/g, '$1');
    const last = schemes.at(-1);
    if (value === undefined) schemes.push({ scheme: name.toLowerCase(), fields: Object.create(null) });
    else if (last !== undefined) last.fields[name.toLowerCase()] = value;
  }
  return schemes;
}

/** The scope of a token: what may be done with one repository. */
export const repositoryScope = (repository: string, actions: 'pull' | 'pull,push'): string => `repository:${repository}:${actions}`;
