/** The `github` context of a job: values as the runner gives them, all text. Names as in expressions. */
export interface GithubContext {
  readonly actor: string;
  readonly actor_id: string;
  readonly api_url: string;
  readonly base_ref: string;
  readonly event: Readonly<Record<string, unknown>>;
  readonly event_name: string;
  readonly graphql_url: string;
  readonly head_ref: string;
  readonly job: string;
  readonly ref: string;
  readonly ref_name: string;
  readonly ref_protected: string;
  readonly ref_type: string;
  readonly repository: string;
  readonly repository_id: string;
  readonly repository_owner: string;
  readonly repository_owner_id: string;
  readonly retention_days: string;
  readonly run_attempt: string;
  readonly run_id: string;
  readonly run_number: string;
  readonly server_url: string;
  readonly sha: string;
  readonly token: string;
  readonly triggering_actor: string;
  readonly workflow: string;
  readonly workflow_ref: string;
  readonly workflow_sha: string;
}

/** Nothing listens here: a job that was given no GitHub reaches none. */
export const NO_GITHUB = 'http://127.0.0.1:9';

/** The context of a push to main of acme/shop; what follows from an override (`ref_name` from `ref`, the event from `sha`) follows it. */
export function githubContext(overrides: Partial<GithubContext> = {}): GithubContext {
  const repository = overrides.repository ?? 'acme/shop';
  const [owner = '', name = ''] = repository.split('/');
  const ref = overrides.ref ?? 'refs/heads/main';
  const sha = overrides.sha ?? '4f2d7c1a9b8e6053d1c4a7f0e9b2c5d8a1f4e7b0';
  const actor = overrides.actor ?? 'octocat';
  const base = {
    actor,
    actor_id: '583231',
    api_url: NO_GITHUB,
    base_ref: '',
    event_name: 'push',
    head_ref: '',
    job: 'deploy',
    ref,
    ref_name: ref.replace(/^refs\/(heads|tags|pull)\//, ''),
    ref_protected: 'false',
    ref_type: ref.startsWith('refs/tags/') ? 'tag' : 'branch',
    repository,
    repository_id: '2002',
    repository_owner: owner,
    repository_owner_id: '1001',
    retention_days: '90',
    run_attempt: '1',
    run_id: '9001',
    run_number: '17',
    server_url: 'https://github.com',
    sha,
    token: 'ghs_16C7e42F292c6912E7710c838347Ae178B4a',
    triggering_actor: actor,
    workflow: 'deploy',
    workflow_ref: `${repository}/.github/workflows/deploy.yml@${ref}`,
    workflow_sha: sha,
    ...overrides,
  };
  return {
    ...base,
    graphql_url: overrides.graphql_url ?? `${base.api_url}/graphql`,
    event: overrides.event ?? {
      ref,
      before: '0000000000000000000000000000000000000000',
      after: sha,
      repository: {
        id: Number(base.repository_id),
        name,
        full_name: repository,
        default_branch: 'main',
        owner: { login: owner, id: Number(base.repository_owner_id) },
      },
      sender: { login: actor, id: Number(base.actor_id) },
    },
  };
}

/** What the runner exports of it: everything but `event` (a file) and `token` (an input's default). */
export function githubVariables({ event: _, token: __, ...values }: GithubContext): Readonly<Record<string, string>> {
  return Object.fromEntries(Object.entries(values).map(([name, value]) => [`GITHUB_${name.toUpperCase()}`, value]));
}
