import { readApprovals, readEnvironment } from './approvals.ts';
import { readAuthors } from './commit-authors.ts';
import { readCommitChecks, readCommitStatuses } from './commit-checks.ts';
import { githubDeployments } from './deployments.ts';
import type { GithubClient } from './github-client.ts';
import { readPolicyFile } from './policy-file.ts';
import { readRunJobs } from './run-jobs.ts';

/** What GitHub tells the gate of stage window, over one client. Every method throws `GithubFailure` when it has no sure answer. */
export function gateFacts(client: GithubClient, { owner, name }: { readonly owner: string; readonly name: string }) {
  const repository = { owner, repo: name };
  const deployments = githubDeployments(client, { owner, name });
  return {
    readPolicy: (path: string) => readPolicyFile(client, repository, path),
    jobs: (runId: string) => readRunJobs(client, repository, runId),
    checks: (sha: string) => readCommitChecks(client, repository, sha),
    statuses: (sha: string) => readCommitStatuses(client, repository, sha),
    environment: (name: string) => readEnvironment(client, repository, name),
    approvals: (runId: string) => readApprovals(client, repository, runId),
    /** Needs deployments: read. */
    deployedCommit: async (environment: string, service: string) => (await deployments.newestOwn(environment, service))?.sha,
    authors: (base: string | undefined, head: string) => readAuthors(client, repository, base, head),
    /** Every token may ask for a role. */
    roleOf: async (username: string): Promise<string> => {
      const { data } = await client.rest.repos.getCollaboratorPermissionLevel({ ...repository, username });
      return data.role_name || data.permission;
    },
    /** Needs checks: read. */
    hasOwnDeployment: async (checkRunId: string) => (await deployments.ofJob(checkRunId)) !== undefined,
    clockAheadMs: () => client.clockAheadMs(),
  };
}
