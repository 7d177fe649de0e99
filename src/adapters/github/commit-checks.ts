import { present } from '../../core/result/present.ts';
import type { CheckFact, StatusFact } from '../../core/upstream/facts.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/** The newest check runs of a commit, those of Actions with their workflow. Needs checks: read and actions: read. */
export async function readCommitChecks(
  { rest, paginate }: GithubClient,
  repository: Repository,
  sha: string,
): Promise<readonly CheckFact[]> {
  const [checks, runs] = await Promise.all([
    paginate(rest.checks.listForRef, { ...repository, ref: sha, filter: 'latest', per_page: 100 }),
    paginate(rest.actions.listWorkflowRunsForRepo, { ...repository, head_sha: sha, per_page: 100 }),
  ]);
  const runOfSuite = new Map(runs.map((run) => [run.check_suite_id, { id: run.id, workflow: fileOf(run.path) }]));
  return checks.map((check) => {
    const run = runOfSuite.get(check.check_suite?.id);
    return {
      id: check.id,
      name: check.name,
      app: check.app?.slug ?? check.app?.name ?? 'unknown app',
      status: check.status,
      conclusion: check.conclusion,
      ...present({
        workflow: run?.workflow,
        runId: run?.id,
        startedAt: check.started_at ?? undefined,
        url: check.html_url ?? check.details_url ?? undefined,
      }),
    };
  });
}

/** `.github/workflows/ci.yml@refs/heads/main` → `ci.yml`. */
const fileOf = (path: string): string => path.replace(/@.*$/, '').split('/').at(-1) ?? path;

/** The newest status of each context of a commit. Needs statuses: read. */
export async function readCommitStatuses(
  { rest, paginate }: GithubClient,
  repository: Repository,
  sha: string,
): Promise<readonly StatusFact[]> {
  const all = await paginate(rest.repos.listCommitStatusesForRef, { ...repository, ref: sha, per_page: 100 });
  const newest = new Map<string, StatusFact>();
  // The newest comes first.
  for (const { context, state, target_url } of all)
    if (!newest.has(context)) newest.set(context, { context, state, ...present({ url: target_url ?? undefined }) });
  return [...newest.values()];
}
