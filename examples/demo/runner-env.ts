import type { Github } from '../../test/bed/github/start-github.ts';

/** A run as the runner's variables tell of it. */
export interface RunFacts {
  readonly runId: number;
  readonly sha: string;
  readonly workflow: string;
}

/** What act leaves out of the runner's environment, or sets to what GitHub does not. */
export function runnerEnv(github: Github, { runId, sha, workflow }: RunFacts): Record<string, string> {
  return {
    GITHUB_API_URL: github.urls.api,
    GITHUB_SERVER_URL: github.urls.server,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_REPOSITORY_ID: '2002',
    GITHUB_REPOSITORY_OWNER_ID: '1001',
    GITHUB_RUN_ID: String(runId),
    GITHUB_RUN_ATTEMPT: '1',
    GITHUB_SHA: sha,
    GITHUB_TRIGGERING_ACTOR: 'alice',
    GITHUB_WORKFLOW_REF: `acme/shop/${workflow}@refs/heads/main`,
    RUNNER_ENVIRONMENT: 'github-hosted',
    ACTIONS_RESULTS_URL: `${github.urls.results}/`,
  };
}

/** The event's payload, for a push of `sha` to main and for a dispatch there. */
export function payloadOf(sha: string): Record<string, unknown> {
  return {
    ref: 'refs/heads/main',
    after: sha,
    head_commit: { id: sha },
    repository: { id: 2002, name: 'shop', full_name: 'acme/shop', default_branch: 'main', owner: { login: 'acme', id: 1001 } },
    sender: { login: 'alice' },
  };
}
