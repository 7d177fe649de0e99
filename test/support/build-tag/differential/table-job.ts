import type { TestRepository } from '../../git/test-repository.ts';
import type { Row } from './cases.ts';
import { events } from './events.ts';

/** What a row's job is given: the same for both actions. */
export interface TableJob {
  readonly env: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** Puts a row's git tags, and no other, on the repository's one commit. */
export async function standAt(repository: TestRepository, { event }: Row): Promise<string> {
  for (const name of (await repository.git('tag', '--list')).split('\n')) if (name !== '') await repository.git('tag', '--delete', name);
  for (const name of events[event]?.tags ?? []) await repository.tag(name);
  return repository.git('rev-parse', 'HEAD');
}

/** The variables and the payload of a row. */
export function tableJob(row: Row, sha: string, workspace: string): TableJob {
  const event = events[row.event];
  if (event === undefined) throw new Error(`row ${row.id} names no event of the table`);
  const env = {
    GITHUB_ACTOR: 'octocat',
    GITHUB_EVENT_NAME: event.on,
    GITHUB_REF: event.ref,
    GITHUB_REPOSITORY: 'acme/shop',
    GITHUB_RUN_ID: '1',
    GITHUB_RUN_NUMBER: '1',
    GITHUB_SERVER_URL: 'https://github.com',
    GITHUB_SHA: event.sha ?? sha,
    GITHUB_WORKSPACE: workspace,
    ...row.env,
  };
  return { env, payload: event.payload(sha) };
}
