declare const brand: unique symbol;

/** A full commit id of 40 hex digits. Made only by `parseGitSha`. */
export type GitSha = string & { readonly [brand]: 'GitSha' };

/** The commit id, or undefined when the text is no full SHA-1 (or 64-digit SHA-256) commit id. */
export const parseGitSha = (text: string): GitSha | undefined =>
  /^([0-9a-f]{40}|[0-9a-f]{64})$/.test(text) ? (text as GitSha) : undefined;

/** What a full ref names. */
export type GitRef =
  | { readonly kind: 'branch'; readonly name: string }
  | { readonly kind: 'tag'; readonly name: string }
  | { readonly kind: 'pull'; readonly number: number }
  | { readonly kind: 'other'; readonly name: string };

/** Reads `refs/heads/…`, `refs/tags/…`, `refs/pull/N/…`; anything else is `other`. */
export function parseGitRef(ref: string): GitRef {
  if (ref.startsWith('refs/heads/')) return { kind: 'branch', name: ref.slice('refs/heads/'.length) };
  if (ref.startsWith('refs/tags/')) return { kind: 'tag', name: ref.slice('refs/tags/'.length) };
  const pull = /^refs\/pull\/(\d+)\//.exec(ref);
  return pull === null ? { kind: 'other', name: ref } : { kind: 'pull', number: Number(pull[1]) };
}
