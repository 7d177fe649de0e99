import type { ApprovalFact, EnvironmentFact } from '../../core/approval/facts.ts';
import { GithubFailure } from '../../core/github/github-failure.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/** The reviews of a run, newest first. Needs actions: read. */
export async function readApprovals({ rest }: GithubClient, repository: Repository, runId: string): Promise<readonly ApprovalFact[]> {
  const { data } = await rest.actions.getReviewsForRun({ ...repository, run_id: Number(runId) });
  return data.map(({ state, user, environments }) => ({
    state,
    user: user.login,
    isBot: user.type === 'Bot',
    environments: environments.flatMap(({ name }) => name ?? []),
  }));
}

/** Who has to review; undefined when there is no such environment. Needs actions: read. */
export async function readEnvironment({ rest }: GithubClient, repository: Repository, name: string): Promise<EnvironmentFact | undefined> {
  try {
    const { data } = await rest.repos.getEnvironment({ ...repository, environment_name: name });
    const rule = data.protection_rules?.find(({ type }) => type === 'required_reviewers');
    const asked = rule !== undefined && 'reviewers' in rule ? (rule.reviewers ?? []) : [];
    if (asked.length === 0) return { name: data.name };
    const users = asked.flatMap(({ type, reviewer }) =>
      type === 'User' && reviewer !== undefined && 'login' in reviewer ? [{ login: reviewer.login, isBot: reviewer.type === 'Bot' }] : [],
    );
    const teams = asked.flatMap(({ type, reviewer }) =>
      type === 'Team' && reviewer !== undefined && 'slug' in reviewer ? [reviewer.slug] : [],
    );
    return { name: data.name, reviewers: { users, teams } };
  } catch (error) {
    if (error instanceof GithubFailure && error.kind === 'not-found') return undefined;
    throw error;
  }
}
