import { type Digest, parseDigest } from '../../../core/digest/digest.ts';
import type { JobContext } from '../../../core/event/context.ts';
import { GithubFailure } from '../../../core/github/github-failure.ts';
import { githubProblem } from '../../../core/github/github-problem.ts';
import { StoreFailure } from '../../../core/publish/store.ts';
import type { GithubClient } from '../../github/github-client.ts';

/** An artifact of any run of this repository. */
export interface KnownArtifact {
  readonly id: number;
  /** What its writer said; undefined where the host tells none. */
  readonly digest: Digest | undefined;
  readonly size: number;
  readonly createdAt: string;
  readonly runId: number | undefined;
  readonly commit: string | undefined;
}

/**
 * All artifacts of this name that have not expired, newest first, over all runs: names are unique within a run only. Runs of forks are left out: anybody
 * could take a name there. Throws `StoreFailure` (AP021 names `actions: read`).
 */
export async function knownArtifacts(github: GithubClient, context: JobContext, name: string): Promise<readonly KnownArtifact[]> {
  try {
    const answer = await github.rest.actions.listArtifactsForRepo({
      owner: context.repository.owner,
      repo: context.repository.name,
      name,
      per_page: 100,
    });
    return answer.data.artifacts
      .filter(({ expired, workflow_run: run }) => !expired && (run?.head_repository_id ?? null) === (run?.repository_id ?? null))
      .map((artifact) => ({
        id: artifact.id,
        digest: parseDigest(artifact.digest ?? ''),
        size: artifact.size_in_bytes,
        createdAt: artifact.created_at ?? '',
        runId: artifact.workflow_run?.id,
        commit: artifact.workflow_run?.head_sha,
      }))
      .sort((a, b) => b.id - a.id);
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    const remote = error.kind === 'unreachable' || error.kind === 'rate-limited';
    const problem = githubProblem(remote ? 'AP023' : 'AP021', 'looking for the artifact in earlier runs', error);
    throw new StoreFailure(remote ? problem : { ...problem, remedy: 'permissions:\n  actions: read' }, { retry: remote, cause: error });
  }
}
