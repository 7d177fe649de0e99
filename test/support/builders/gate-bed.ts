import { type Github, startGithub } from '../../bed/github/start-github.ts';

/** The demo's team on a GitHub of its own: alice writes, bob and carol review production. */
export interface GateBed extends AsyncDisposable {
  readonly github: Github;
  readonly sha: string;
  readonly runId: number;
  /** This job: waiting for a review until somebody approves. */
  readonly gateJob: number;
  approve(user?: string): void;
  /** A token with exactly these permissions. */
  token(permissions?: Permissions): string;
}

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** What the README asks for. */
export const GATE_PERMISSIONS: Permissions = { contents: 'read', actions: 'read', checks: 'read', deployments: 'read' };

export interface GateBedOptions {
  /** The text of the policy; undefined = no file. */
  readonly policy?: string;
  readonly event?: 'push' | 'workflow_dispatch';
  readonly starter?: string;
  /** GitHub's clock, where it must not be the real one. */
  readonly now?: string;
  readonly deployment?: boolean;
}

/** Starts it: one commit by alice, a run with a green build, and the job of the gate in production. */
export async function gateBed(options: GateBedOptions = {}): Promise<GateBed> {
  const github = await startGithub({ repository: 'acme/shop', ...(options.now === undefined ? {} : { now: options.now }) });
  for (const [login, role] of [
    ['alice', 'write'],
    ['bob', 'maintain'],
    ['carol', 'admin'],
  ] as const)
    github.addPerson({ login, role });
  github.setEnvironment({ name: 'production', reviewers: ['bob', 'carol'], preventSelfReview: false });
  const files = options.policy === undefined ? {} : { '.github/deploy-policy.yml': options.policy };
  const { sha } = github.addCommit({ message: 'feat: a shop', author: 'alice', files });
  const run = github.addRun({
    headSha: sha,
    actor: options.starter ?? 'alice',
    event: options.event ?? 'push',
    workflowPath: '.github/workflows/release.yml',
  });
  github.addJob({ runId: run.id, name: 'build', conclusion: 'success' });
  const { id } = github.addJob({ runId: run.id, name: 'production', environment: 'production', deployment: options.deployment ?? true });
  return {
    github,
    sha,
    runId: run.id,
    gateJob: id,
    approve: (user = 'bob') => void github.review({ runId: run.id, user, environment: 'production' }),
    token: (permissions = GATE_PERMISSIONS) => github.mintToken({ permissions }),
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}
