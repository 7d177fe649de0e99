/** All that the double knows. Plain data, so that it can be written to a file and read in a test. Times are GitHub's: ISO, whole seconds, UTC. */
export interface World {
  readonly repository: Repository;
  nextId: number;
  /** GitHub's clock: fixed at an instant, or the machine's plus an offset in ms. */
  clock: { fixed: string | null; offsetMs: number };
  rateLimit: { limit: number; used: number; reset: string | null };
  /** Signs runtime tokens and the URLs of the artifact store. */
  readonly signingKey: string;
  tokens: Token[];
  people: Record<string, Person>;
  teams: Record<string, Team>;
  /** Commits by sha. */
  commits: Record<string, Commit>;
  /** File contents by git blob sha, base64. */
  blobs: Record<string, string>;
  /** Full name (`refs/heads/main`) to what it points at. */
  refs: Record<string, { type: 'commit' | 'tag'; sha: string }>;
  tags: Record<string, AnnotatedTag>;
  pulls: Pull[];
  releases: Release[];
  environments: Environment[];
  variables: Variable[];
  deployments: Deployment[];
  runs: Run[];
  jobs: Job[];
  approvals: Approval[];
  checkRuns: CheckRun[];
  statuses: CommitStatus[];
  artifacts: Artifact[];
}

export interface Repository {
  readonly owner: string;
  readonly ownerId: number;
  readonly ownerType: 'Organization' | 'User';
  readonly name: string;
  readonly id: number;
  readonly visibility: 'public' | 'private';
  readonly defaultBranch: string;
  readonly createdAt: string;
}

export type Role = 'none' | 'read' | 'triage' | 'write' | 'maintain' | 'admin';
export interface Person {
  readonly login: string;
  readonly id: number;
  readonly type: 'User' | 'Bot' | 'Organization';
  readonly name: string;
  readonly email: string;
  readonly role: Role;
}
export interface Team {
  readonly id: number;
  readonly slug: string;
  readonly members: readonly string[];
}

/** `permissions` are the workflow's own names (`deployments: write`); `metadata: read` is always there. */
export interface Token {
  readonly token: string;
  readonly name: string;
  readonly actor: string;
  readonly repository: string;
  readonly permissions: Readonly<Record<string, 'read' | 'write' | 'none'>>;
  readonly runId: number | null;
  readonly jobId: number | null;
  readonly expiresAt: string | null;
}

export interface Signature {
  readonly name: string;
  readonly email: string;
  readonly date: string;
}
export interface Commit {
  readonly sha: string;
  readonly message: string;
  readonly parents: readonly string[];
  readonly author: Signature;
  readonly committer: Signature;
  /** The accounts that GitHub found for the addresses; null = nobody. */
  readonly authorLogin: string | null;
  readonly committerLogin: string | null;
  /** Path to blob sha, the whole tree. */
  readonly tree: Readonly<Record<string, string>>;
}
export interface AnnotatedTag {
  readonly sha: string;
  readonly tag: string;
  readonly message: string;
  readonly object: { readonly type: string; readonly sha: string };
  readonly tagger: Signature;
}
export interface Pull {
  readonly number: number;
  readonly id: number;
  readonly title: string;
  readonly author: string;
  readonly head: { readonly ref: string; readonly sha: string };
  readonly base: { readonly ref: string; readonly sha: string };
  readonly commits: readonly string[];
  readonly mergeCommit: string | null;
  readonly createdAt: string;
  readonly mergedAt: string | null;
}

export interface Release {
  readonly id: number;
  tag: string;
  target: string;
  name: string | null;
  body: string | null;
  draft: boolean;
  prerelease: boolean;
  immutable: boolean;
  readonly author: string;
  readonly createdAt: string;
  publishedAt: string | null;
  assets: ReleaseAsset[];
}
export interface ReleaseAsset {
  readonly id: number;
  readonly name: string;
  readonly label: string | null;
  readonly contentType: string;
  readonly size: number;
  /** `sha256:` and 64 hex digits. */
  readonly digest: string;
  readonly uploader: string;
  readonly createdAt: string;
  /** base64 */
  readonly content: string;
}

export type Reviewer = { readonly type: 'User' | 'Team'; readonly name: string };
export interface Environment {
  readonly id: number;
  readonly name: string;
  readonly createdAt: string;
  updatedAt: string;
  reviewers: readonly Reviewer[];
  preventSelfReview: boolean;
  canAdminsBypass: boolean;
  waitTimer: number;
  branchPolicy: 'protected' | 'custom' | null;
}
export interface Variable {
  readonly name: string;
  value: string;
  readonly environment: string | null;
  readonly createdAt: string;
  updatedAt: string;
}

export type DeploymentState = 'error' | 'failure' | 'inactive' | 'pending' | 'success' | 'queued' | 'in_progress';
export interface DeploymentStatus {
  readonly id: number;
  readonly state: DeploymentState;
  readonly creator: string;
  readonly description: string;
  readonly environment: string;
  readonly environmentUrl: string;
  readonly logUrl: string;
  readonly createdAt: string;
}
export interface Deployment {
  readonly id: number;
  readonly sha: string;
  readonly ref: string;
  readonly task: string;
  readonly payload: string | Readonly<Record<string, unknown>>;
  readonly environment: string;
  readonly description: string | null;
  readonly creator: string;
  readonly transient: boolean;
  readonly production: boolean;
  readonly createdAt: string;
  updatedAt: string;
  /** Oldest first. */
  readonly statuses: DeploymentStatus[];
}

export type RunStatus = 'queued' | 'in_progress' | 'completed' | 'waiting' | 'requested' | 'pending';
export type Conclusion = 'success' | 'failure' | 'neutral' | 'cancelled' | 'skipped' | 'timed_out' | 'action_required';
export interface Run {
  readonly id: number;
  readonly name: string;
  readonly workflowId: number;
  readonly workflowPath: string;
  readonly checkSuiteId: number;
  readonly number: number;
  attempt: number;
  readonly event: string;
  readonly headSha: string;
  readonly headBranch: string | null;
  readonly actor: string;
  triggeringActor: string;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly createdAt: string;
  startedAt: string;
  updatedAt: string;
}
/** A job of a run; its check run has the same id, as on GitHub. */
export interface Job {
  readonly id: number;
  readonly runId: number;
  readonly attempt: number;
  readonly name: string;
  readonly environment: string | null;
  deploymentId: number | null;
  status: RunStatus;
  conclusion: Conclusion | null;
  readonly createdAt: string;
  startedAt: string;
  completedAt: string | null;
}
/** No time and no attempt: GitHub's history of reviews has neither. */
export interface Approval {
  readonly runId: number;
  readonly environments: readonly string[];
  readonly state: 'approved' | 'rejected';
  readonly user: string;
  readonly comment: string;
}

export interface App {
  readonly id: number;
  readonly slug: string;
}
/** A check run that no job of Actions stands behind. */
export interface CheckRun {
  readonly id: number;
  readonly headSha: string;
  readonly name: string;
  readonly app: App;
  readonly checkSuiteId: number;
  status: RunStatus;
  conclusion: Conclusion | null;
  detailsUrl: string | null;
  externalId: string;
  output: { title: string | null; summary: string | null; text: string | null };
  startedAt: string;
  completedAt: string | null;
}
export interface CommitStatus {
  readonly id: number;
  readonly sha: string;
  readonly context: string;
  readonly state: 'error' | 'failure' | 'pending' | 'success';
  readonly description: string | null;
  readonly targetUrl: string | null;
  readonly creator: string;
  readonly createdAt: string;
}
export interface Artifact {
  readonly id: number;
  readonly name: string;
  readonly runId: string;
  readonly jobId: string;
  readonly createdAt: string;
  readonly expiresAt: string;
  mimeType: string | null;
  /** Null until it is finalized: it is not listed before. */
  size: number | null;
  digest: string | null;
}
