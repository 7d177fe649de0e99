import { present } from '../../core/result/present.ts';
import type { JobFact } from '../../core/upstream/facts.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/** The jobs of every attempt of a run. Needs actions: read. */
export async function readRunJobs({ rest, paginate }: GithubClient, repository: Repository, runId: string): Promise<readonly JobFact[]> {
  const jobs = await paginate(rest.actions.listJobsForWorkflowRun, { ...repository, run_id: Number(runId), filter: 'all', per_page: 100 });
  return jobs.map((job) => ({
    id: job.id,
    name: job.name,
    attempt: job.run_attempt ?? 1,
    status: job.status,
    conclusion: job.conclusion,
    ...present({ url: job.html_url ?? undefined }),
  }));
}
