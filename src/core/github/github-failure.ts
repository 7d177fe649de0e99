/** What kept GitHub from answering. */
export type GithubFailureKind =
  /** The token lacks a permission (403). */
  | 'permission'
  /** The primary or a secondary rate limit (403 or 429). */
  | 'rate-limited'
  /** Not there, or not to be seen with this token: GitHub does not tell which (404). */
  | 'not-found'
  /** No token, one that GitHub does not know, or one whose time is over (401). */
  | 'unauthorized'
  /** Any other 4xx: the request itself is wrong, or not possible now. */
  | 'refused'
  /** No answer, half an answer, or 5xx, after all retries. */
  | 'unreachable';

export interface GithubFailureFacts {
  readonly kind: GithubFailureKind;
  /** `GET /repos/acme/shop/environments/production`. */
  readonly call: string;
  /** GitHub's words: outside text. */
  readonly message: string;
  readonly status?: number;
  /** What would have been enough, one entry per alternative: `actions: read`, `contents: read, pull-requests: read`. */
  readonly permissions?: readonly string[];
  /** When the rate limit ends, or when GitHub wants to be asked again (Retry-After). */
  readonly until?: Date;
  /** GitHub's id of the request, for its support. */
  readonly requestId?: string;
}

/** A call to GitHub that did not succeed; thrown by the client after its retries. */
export class GithubFailure extends Error implements GithubFailureFacts {
  override readonly name = 'GithubFailure';
  readonly kind: GithubFailureKind;
  readonly call: string;
  readonly status?: number;
  readonly permissions?: readonly string[];
  readonly until?: Date;
  readonly requestId?: string;

  constructor(facts: GithubFailureFacts, options?: { cause?: unknown }) {
    super(facts.message, options);
    this.kind = facts.kind;
    this.call = facts.call;
    if (facts.status !== undefined) this.status = facts.status;
    if (facts.permissions !== undefined) this.permissions = facts.permissions;
    if (facts.until !== undefined) this.until = facts.until;
    if (facts.requestId !== undefined) this.requestId = facts.requestId;
  }
}
