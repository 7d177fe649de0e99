import { expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import { apiRoutes, type Github, startGithub } from './start-github.ts';

const everything: Readonly<Record<string, 'read' | 'write' | 'none'>> = {
  ...{ contents: 'write', deployments: 'write', actions: 'write', checks: 'write', statuses: 'write' },
  ...{ 'pull-requests': 'write', 'actions-variables': 'write', environments: 'read' },
};

/** A world with something behind every route, and the requests that reach it: operation, method, path, body. */
function scene(github: Github) {
  for (const [login, role] of Object.entries({ alice: 'maintain', bob: 'admin' } as const)) github.addPerson({ login, role });
  github.addTeam({ slug: 'ops', members: ['bob'] });
  const one = github.addCommit({ message: 'one', author: 'alice', files: { 'a.txt': 'hi', 'd/e/f.txt': 'deep' } });
  const two = github.addCommit({ message: 'two', author: 'bob', committer: 'web-flow' });
  github.addCommit({ message: 'three', unknownAuthor: { name: 'Nobody', email: 'nobody@example.org' } });
  const production = github.setEnvironment({
    name: 'production',
    reviewers: ['bob', 'team:ops'],
    preventSelfReview: true,
    waitTimer: 5,
    branchPolicy: 'custom',
  });
  github.setEnvironment({ name: 'staging', canAdminsBypass: false });
  const run = github.addRun({ headSha: two.sha, actor: 'alice' });
  github.addJob({ runId: run.id, name: 'build', conclusion: 'success' });
  const job = github.addJob({ runId: run.id, name: 'deploy', environment: 'production' });
  github.addStatus({ sha: two.sha, state: 'success', context: 'ci/x', targetUrl: 'https://ci.example.com/1' });
  const check = github.addCheckRun({ headSha: two.sha, name: 'coverage', app: 'codecov', conclusion: 'success' });
  github.setVariable({ name: 'window', value: 'x' });
  github.setVariable({ name: 'window', value: 'y', environment: 'staging' });
  github.addPull({ author: 'alice', head: 'feature', commits: [one.sha], mergeCommit: two.sha });
  const old = github.addDeployment({ ref: 'main', environment: 'staging' });
  const status = github.addDeploymentStatus({ deploymentId: old.id, state: 'success', environmentUrl: 'https://staging.example.com' });
  return { one, two, production, run, job, check, old, status };
}

function requests({ one, two, production, run, job, check, old, status }: ReturnType<typeof scene>): [string, string, string, unknown?][] {
  return [
    ['rate-limit/get', 'GET', '/rate_limit'],
    ['repos/get', 'GET', ''],
    ['repos/get-collaborator-permission-level', 'GET', '/collaborators/alice/permission'],
    ['repos/get-commit', 'GET', `/commits/${two.sha}`],
    ['repos/list-commits', 'GET', '/commits?sha=main&per_page=2'],
    ['repos/compare-commits-with-basehead', 'GET', `/compare/${one.sha}...main`],
    ['repos/get-content', 'GET', '/contents/a.txt?ref=main'],
    ['repos/get-content', 'GET', '/contents/d'],
    ['repos/list-pull-requests-associated-with-commit', 'GET', `/commits/${two.sha}/pulls`],
    ['pulls/list-commits', 'GET', '/pulls/1/commits'],
    ['repos/list-deployments', 'GET', '/deployments?environment=staging'],
    ['repos/get-deployment', 'GET', `/deployments/${old.id}`],
    [
      'repos/create-deployment',
      'POST',
      '/deployments',
      { ref: 'main', environment: 'staging', auto_merge: false, required_contexts: [], payload: { a: 1 } },
    ],
    [
      'repos/create-deployment-status',
      'POST',
      `/deployments/${old.id}/statuses`,
      { state: 'success', description: 'x', log_url: 'https://x.example.com' },
    ],
    ['repos/list-deployment-statuses', 'GET', `/deployments/${old.id}/statuses`],
    ['repos/get-deployment-status', 'GET', `/deployments/${old.id}/statuses/${status.id}`],
    [
      'checks/create',
      'POST',
      '/check-runs',
      { name: 'n', head_sha: two.sha, status: 'completed', conclusion: 'success', output: { title: 't', summary: 's' } },
    ],
    ['checks/get', 'GET', `/check-runs/${job.id}`],
    ['checks/update', 'PATCH', `/check-runs/${check.id}`, { conclusion: 'failure' }],
    ['checks/list-for-ref', 'GET', `/commits/${two.sha}/check-runs?filter=latest`],
    ['repos/get-combined-status-for-ref', 'GET', `/commits/${two.sha}/status`],
    ['repos/list-commit-statuses-for-ref', 'GET', `/commits/${two.sha}/statuses`],
    [
      'repos/create-commit-status',
      'POST',
      `/statuses/${two.sha}`,
      { state: 'pending', context: 'ci/y', description: null, target_url: null },
    ],
    ['actions/list-workflow-runs-for-repo', 'GET', `/actions/runs?head_sha=${two.sha}`],
    ['actions/get-workflow-run', 'GET', `/actions/runs/${run.id}`],
    ['actions/list-jobs-for-workflow-run', 'GET', `/actions/runs/${run.id}/jobs?filter=all&per_page=100`],
    ['actions/get-job-for-workflow-run', 'GET', `/actions/jobs/${job.id}`],
    ['actions/get-pending-deployments-for-run', 'GET', `/actions/runs/${run.id}/pending_deployments`],
    [
      'actions/review-pending-deployments-for-run',
      'POST',
      `/actions/runs/${run.id}/pending_deployments`,
      { environment_ids: [production.id], state: 'approved', comment: 'go' },
    ],
    ['actions/get-reviews-for-run', 'GET', `/actions/runs/${run.id}/approvals`],
    ['repos/get-all-environments', 'GET', '/environments'],
    ['repos/get-environment', 'GET', '/environments/production'],
    ['actions/create-repo-variable', 'POST', '/actions/variables', { name: 'fresh', value: '1' }],
    ['actions/list-repo-variables', 'GET', '/actions/variables'],
    ['actions/get-repo-variable', 'GET', '/actions/variables/WINDOW'],
    ['actions/update-repo-variable', 'PATCH', '/actions/variables/WINDOW', { value: '2' }],
    ['actions/delete-repo-variable', 'DELETE', '/actions/variables/FRESH'],
    ['actions/list-environment-variables', 'GET', '/environments/staging/variables'],
    ['actions/get-environment-variable', 'GET', '/environments/staging/variables/WINDOW'],
    ['git/get-ref', 'GET', '/git/ref/heads/main'],
    ['git/list-matching-refs', 'GET', '/git/matching-refs/heads/'],
    ['git/create-ref', 'POST', '/git/refs', { ref: 'refs/tags/v1', sha: one.sha }],
    ['git/update-ref', 'PATCH', '/git/refs/tags/v1', { sha: two.sha }],
    ['git/delete-ref', 'DELETE', '/git/refs/tags/v1'],
    ['git/create-tag', 'POST', '/git/tags', { tag: 'v2', message: 'm', object: two.sha, type: 'commit' }],
    ['git/get-commit', 'GET', `/git/commits/${one.sha}`],
    ['git/get-tree', 'GET', '/git/trees/main?recursive=1'],
    ['git/get-blob', 'GET', `/git/blobs/${one.tree['a.txt']}`],
    ['actions/list-artifacts-for-repo', 'GET', '/actions/artifacts?name=x'],
    ['actions/list-workflow-run-artifacts', 'GET', `/actions/runs/${run.id}/artifacts`],
  ];
}

/** Played by tests of their own, in releases.test.ts, refs.test.ts and artifacts.test.ts, because they need what an earlier answer made. */
const elsewhere = [
  ...['list-releases', 'create-release', 'get-release', 'get-latest-release', 'get-release-by-tag', 'update-release', 'delete-release'],
  ...['list-release-assets', 'get-release-asset', 'delete-release-asset'],
].map((name) => `repos/${name}`);
const artifacts = ['actions/get-artifact', 'actions/delete-artifact', 'actions/download-artifact'];

test('every route that is played answers as GitHub documents it', async () => {
  await using github = await startGithub();
  const world = scene(github);
  const token = github.mintToken({ permissions: everything });
  const reviewer = github.mintToken({ permissions: everything, actor: 'bob' });
  const played = requests(world);
  for (const [operation, method, path, body] of played) {
    const url = path === '/rate_limit' ? `${github.urls.api}${path}` : `${github.urls.api}/repos/acme/shop${path}`;
    await ask(url, { method, body, token: operation.startsWith('actions/review') ? reviewer : token });
    expect(github.requests().at(-1)?.operation).toBe(operation);
  }
  expect(github.violations()).toEqual([]);
  expect(github.requests().filter(({ status }) => status >= 300)).toEqual([]);
  const covered = new Set([...played.map(([operation]) => operation), ...elsewhere, ...artifacts, 'git/get-tag']);
  expect(Object.keys(apiRoutes).filter((id) => !covered.has(id))).toEqual([]);
});
