import { randomUUID } from 'node:crypto';

/** What GitHub says about a job in its ID token, beyond the times and the audience. All are strings, as on GitHub. */
export type Claims = Readonly<Record<string, string>>;

export interface JobClaims {
  /** Overrides and additions; `environment: ''` leaves the claim out, as GitHub does for a job without one. */
  readonly claims?: Claims;
  /** The newer form of `sub`, `repo:acme@1001/shop@2002:…`. */
  readonly immutableSub?: boolean;
}

const commit = '6113728f27ae82c7b1a177c8d03f9e96e0adf246';

/** A push to main of acme/shop, on GitHub's own runner. */
const defaults = {
  repository: 'acme/shop',
  repository_id: '2002',
  repository_owner: 'acme',
  repository_owner_id: '1001',
  repository_visibility: 'private',
  environment: '',
  ref: 'refs/heads/main',
  ref_type: 'branch',
  ref_protected: 'true',
  head_ref: '',
  base_ref: '',
  sha: commit,
  event_name: 'push',
  actor: 'alice',
  actor_id: '3001',
  workflow: 'deploy',
  workflow_ref: 'acme/shop/.github/workflows/deploy.yml@refs/heads/main',
  workflow_sha: commit,
  job_workflow_ref: 'acme/shop/.github/workflows/deploy.yml@refs/heads/main',
  job_workflow_sha: commit,
  run_id: '42',
  run_number: '1',
  run_attempt: '1',
  check_run_id: '4200',
  runner_environment: 'github-hosted',
} as const;

/** The claims of a job. `sub` follows from the others unless it is given. */
export function claimsOf({ claims = {}, immutableSub = false }: JobClaims): Claims {
  const all: Record<string, string> = { ...defaults, ...claims };
  const { environment, ...rest } = all;
  return { jti: randomUUID(), ...rest, ...(environment ? { environment } : {}), sub: claims.sub ?? subject(all, immutableSub) };
}

/** The audience when the job asks for none: the URL of the owner. */
export function defaultAudience(claims: Claims): string {
  return `https://github.com/${claims.repository_owner}`;
}

/** GitHub's rule: environment before pull request before ref; a colon in a name is written `%3A`. */
function subject(claims: Readonly<Record<string, string>>, immutable: boolean): string {
  const [owner, name] = (claims.repository as string).split('/');
  const repository = immutable ? `${owner}@${claims.repository_owner_id}/${name}@${claims.repository_id}` : claims.repository;
  if (claims.environment) return `repo:${repository}:environment:${claims.environment.replaceAll(':', '%3A')}`;
  return claims.event_name?.startsWith('pull_request') ? `repo:${repository}:pull_request` : `repo:${repository}:ref:${claims.ref}`;
}
