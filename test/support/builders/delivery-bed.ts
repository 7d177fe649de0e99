import { type Github, startGithub } from '../../bed/github/start-github.ts';

/** What the README of the root action asks for. */
export const DELIVER_PERMISSIONS: Permissions = { contents: 'read', actions: 'read', checks: 'read', deployments: 'write' };

export type Permissions = Readonly<Record<string, 'read' | 'write'>>;

/** A pushed commit with its run: built green, and its job in production approved by bob. */
export interface Push {
  readonly sha: string;
  readonly runId: number;
  /** The job of the delivery, and its check run. */
  readonly job: number;
}

/** A team whose pushes go to production: alice writes, bob approves. */
export interface DeliveryBed extends AsyncDisposable {
  readonly github: Github;
  /** Commits, starts the run and lets bob approve; `deployment: false` makes a job without a deployment of its own. */
  push(options?: { readonly deployment?: boolean; readonly approved?: boolean }): Push;
  /** The `github` context of the push's job, with a token of these permissions. */
  context(push: Push, permissions?: Permissions): Readonly<Record<string, string>>;
  /** GitHub's deployments, oldest first, each with its task and what its last status of ours says. */
  deployments(): readonly { readonly task: string; readonly sha: string; readonly state: string; readonly description: string }[];
}

/** Starts the team's GitHub. */
export async function deliveryBed(): Promise<DeliveryBed> {
  const github = await startGithub({ repository: 'acme/shop' });
  for (const [login, role] of [
    ['alice', 'write'],
    ['bob', 'maintain'],
  ] as const)
    github.addPerson({ login, role });
  github.setEnvironment({ name: 'production', reviewers: ['bob'], preventSelfReview: true });
  let count = 0;
  return {
    github,
    push: ({ deployment = false, approved = true } = {}) => {
      count += 1;
      const { sha } = github.addCommit({ message: `feat: number ${count}`, author: 'alice' });
      const run = github.addRun({ headSha: sha, actor: 'alice', workflowPath: '.github/workflows/release.yml' });
      github.addJob({ runId: run.id, name: 'build', conclusion: 'success' });
      const { id } = github.addJob({ runId: run.id, name: 'production', environment: 'production', deployment });
      if (approved) github.review({ runId: run.id, user: 'bob', environment: 'production' });
      return { sha, runId: run.id, job: id };
    },
    context: (push, permissions = DELIVER_PERMISSIONS) => ({
      sha: push.sha,
      run_id: String(push.runId),
      actor: 'alice',
      triggering_actor: 'alice',
      api_url: github.urls.api,
      token: github.mintToken({ permissions }),
    }),
    deployments: () =>
      github.bed.world.deployments.map(({ task, sha, statuses }) => {
        const own = statuses.findLast(({ description }) => description.startsWith('tidegate/1 '));
        return { task, sha, state: own?.state ?? '', description: own?.description ?? '' };
      }),
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}
