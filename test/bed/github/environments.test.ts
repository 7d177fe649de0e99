import { describe, expect, test } from '@jest/globals';
import { ask } from './ask.ts';
import { type Github, startGithub } from './start-github.ts';

function scene(github: Github, preventSelfReview = false) {
  for (const login of ['alice', 'bob', 'carol']) github.addPerson({ login });
  github.addTeam({ slug: 'ops', members: ['carol'] });
  const { sha } = github.addCommit({ message: 'one', author: 'alice' });
  const production = github.setEnvironment({ name: 'production', reviewers: ['bob', 'team:ops', 'alice'], preventSelfReview });
  const run = github.addRun({ headSha: sha, actor: 'alice' });
  const job = github.addJob({ runId: run.id, name: 'deploy', environment: 'production' });
  const as = (actor: string) => github.mintToken({ permissions: { actions: 'read', deployments: 'write', checks: 'read' }, actor });
  const url = `${github.urls.api}/repos/acme/shop`;
  const get = async (path: string, actor = 'bob') => (await ask(`${url}${path}`, { token: as(actor) })).body;
  const decide = (actor: string, state: string) =>
    ask(`${url}/actions/runs/${run.id}/pending_deployments`, {
      method: 'POST',
      token: as(actor),
      body: { environment_ids: [production.id], state, comment: 'seen' },
    });
  return { run, job, production, get, decide };
}

describe('an environment with reviewers', () => {
  test('its job waits, and the API shows what for and who may decide', async () => {
    await using github = await startGithub();
    const { run, job, get } = scene(github, true);
    expect(await get(`/actions/runs/${run.id}`)).toMatchObject({ status: 'waiting' });
    expect(await get(`/actions/jobs/${job.id}`)).toMatchObject({ status: 'waiting', conclusion: null });
    const pending = await get(`/actions/runs/${run.id}/pending_deployments`);
    expect(pending).toMatchObject([
      {
        environment: { name: 'production' },
        current_user_can_approve: true,
        reviewers: [{ type: 'User' }, { type: 'Team', reviewer: { slug: 'ops' } }, {}],
      },
    ]);
    expect((await get(`/actions/runs/${run.id}/pending_deployments`, 'alice'))[0].current_user_can_approve).toBe(false);
    expect((await get(`/actions/runs/${run.id}/pending_deployments`, 'carol'))[0].current_user_can_approve).toBe(true);
    expect(await get('/environments/Production')).toMatchObject({
      name: 'production',
      can_admins_bypass: true,
      protection_rules: [{ type: 'required_reviewers', prevent_self_review: true }],
      deployment_branch_policy: null,
    });
  });

  test('an approval lets the job run and is in the history, without a time', async () => {
    await using github = await startGithub();
    const { run, job, get, decide } = scene(github);
    const answer = await decide('bob', 'approved');
    expect([answer.status, answer.body]).toMatchObject([200, [{ id: job.deploymentId }]]);
    expect(await get(`/actions/jobs/${job.id}`)).toMatchObject({ status: 'in_progress' });
    expect(await get(`/actions/runs/${run.id}/pending_deployments`)).toEqual([]);
    const history = await get(`/actions/runs/${run.id}/approvals`);
    expect(history).toMatchObject([{ state: 'approved', comment: 'seen', user: { login: 'bob' }, environments: [{ name: 'production' }] }]);
    expect(Object.keys(history[0]).sort()).toEqual(['comment', 'environments', 'state', 'user']);
    expect((await decide('bob', 'approved')).status).toBe(422);
  });

  test('a rejection fails the job', async () => {
    await using github = await startGithub();
    const { job, get, decide } = scene(github);
    await decide('carol', 'rejected');
    expect(await get(`/actions/jobs/${job.id}`)).toMatchObject({ status: 'completed', conclusion: 'failure' });
  });

  test.each([
    ['somebody who is no reviewer', 'github-actions[bot]', false],
    ['who started the run, where self-review is prevented', 'alice', true],
  ])('%s cannot approve', async (_, actor, prevent) => {
    await using github = await startGithub();
    const { run, job, get, decide } = scene(github, prevent);
    expect((await decide(actor, 'approved')).status).toBe(422);
    expect(() => github.review({ runId: run.id, user: actor, environment: 'production' })).toThrow(actor);
    expect(await get(`/actions/jobs/${job.id}`)).toMatchObject({ status: 'waiting' });
  });

  test('a job cannot be over before it was approved', async () => {
    await using github = await startGithub();
    const { run } = scene(github);
    expect(() => github.addJob({ runId: run.id, name: 'more', environment: 'production', conclusion: 'success' })).toThrow(
      'waits for a review',
    );
  });
});

test('an environment that a job names and nobody made is there afterwards, without protection', async () => {
  await using github = await startGithub();
  const { run, get } = scene(github);
  github.addJob({ runId: run.id, name: 'typo', environment: 'prodution' });
  expect(await get('/environments/prodution')).toMatchObject({ protection_rules: [] });
});

test("a job's check run has the job's id and carries its deployment", async () => {
  await using github = await startGithub();
  const { job, get } = scene(github);
  const check = await get(`/check-runs/${job.id}`);
  expect(check).toMatchObject({
    id: job.id,
    name: 'deploy',
    app: { slug: 'github-actions' },
    deployment: { id: job.deploymentId, environment: 'production' },
  });
});

test('after a re-run the newest attempt shows its own jobs only, and filter=all those of every attempt', async () => {
  await using github = await startGithub();
  const { run, get } = scene(github);
  github.addJob({ runId: run.id, name: 'test', conclusion: 'success' });
  github.rerun({ id: run.id, by: 'bob' });
  github.addJob({ runId: run.id, name: 'flaky', conclusion: 'failure' });
  const names = async (filter: string) =>
    (await get(`/actions/runs/${run.id}/jobs?filter=${filter}`)).jobs.map((job: { name: string; run_attempt: number }) => [
      job.name,
      job.run_attempt,
    ]);
  expect(await names('latest')).toEqual([['flaky', 2]]);
  expect(await names('all')).toEqual([
    ['deploy', 1],
    ['test', 1],
    ['flaky', 2],
  ]);
  expect(await get(`/actions/runs/${run.id}`)).toMatchObject({
    run_attempt: 2,
    actor: { login: 'alice' },
    triggering_actor: { login: 'bob' },
  });
});

test('checks of one name in two workflows both show; of one workflow the newest', async () => {
  await using github = await startGithub();
  const { run, get } = scene(github);
  const release = github.addRun({ headSha: run.headSha, workflowPath: '.github/workflows/release.yml' });
  github.addJob({ runId: run.id, name: 'build', conclusion: 'failure' });
  github.addJob({ runId: run.id, name: 'build', conclusion: 'success' });
  github.addJob({ runId: release.id, name: 'build', conclusion: 'failure' });
  const list = await get(`/commits/${run.headSha}/check-runs?check_name=build`);
  expect(
    list.check_runs.map((check: { conclusion: string; check_suite: { id: number } }) => [check.conclusion, check.check_suite.id]),
  ).toEqual([
    ['failure', release.checkSuiteId],
    ['success', run.checkSuiteId],
  ]);
  const runs = await get(`/actions/runs?head_sha=${run.headSha}`);
  expect(runs.workflow_runs.map((one: { check_suite_id: number; path: string }) => [one.check_suite_id, one.path])).toEqual([
    [release.checkSuiteId, '.github/workflows/release.yml'],
    [run.checkSuiteId, '.github/workflows/ci.yml'],
  ]);
});
