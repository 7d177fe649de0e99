import { describe, expect, test } from '@jest/globals';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { gateFacts } from '../../../src/adapters/github/gate-facts.ts';
import { githubClient } from '../../../src/adapters/github/github-client.ts';
import { formatOwnStatus } from '../../../src/core/deployment-record/own-status.ts';
import { GithubFailure } from '../../../src/core/github/github-failure.ts';
import { GATE_PERMISSIONS, type GateBed, gateBed, type Permissions } from '../../support/builders/gate-bed.ts';

const POLICY = 'version: 1\ntime-zone: UTC\ndefault: open\n';
const DIGEST = `sha256:${'a'.repeat(64)}`;

const factsOf = ({ github, token }: GateBed, permissions?: Permissions, name = 'shop') =>
  gateFacts(githubClient({ apiUrl: github.urls.api, token: token(permissions), clock: systemClock, random: () => 0.5 }), {
    owner: 'acme',
    name,
  });

const failureOf = (call: Promise<unknown>): Promise<GithubFailure> =>
  call.then(
    () => Promise.reject(new Error('it succeeded')),
    (error: unknown) => (error instanceof GithubFailure ? error : Promise.reject(error)),
  );

describe('the policy', () => {
  test('is read from the head of the default branch, whatever other branches say', async () => {
    await using bed = await gateBed({ policy: POLICY });
    bed.github.addCommit({ message: 'wider', branch: 'feature', files: { '.github/deploy-policy.yml': 'default: open' } });
    const file = await factsOf(bed).readPolicy('.github/deploy-policy.yml');
    expect(file).toEqual({ kind: 'file', text: POLICY, blob: expect.stringMatching(/^[0-9a-f]{40}$/) });
  });

  test('counts as absent only when the branch can be read', async () => {
    await using bed = await gateBed();
    expect(await factsOf(bed).readPolicy('.github/deploy-policy.yml')).toEqual({ kind: 'absent', branch: 'main' });
    expect(await failureOf(factsOf(bed, undefined, 'other').readPolicy('.github/deploy-policy.yml'))).toMatchObject({ kind: 'not-found' });
    expect(await failureOf(factsOf(bed, { actions: 'read' }).readPolicy('.github/deploy-policy.yml'))).toMatchObject({
      kind: 'permission',
      permissions: ['contents: read'],
    });
  });

  test('is not absent when GitHub hides what the token may not see', async () => {
    await using bed = await gateBed({ policy: POLICY });
    for (const operation of ['repos/get-content', 'repos/get-commit'])
      bed.github.fault({ on: { operation }, effect: { kind: 'status', status: 404 }, times: 'always' });
    expect(await failureOf(factsOf(bed).readPolicy('.github/deploy-policy.yml'))).toMatchObject({ kind: 'not-found' });
  });

  test('that is a folder is refused', async () => {
    await using bed = await gateBed({ policy: POLICY });
    expect(await failureOf(factsOf(bed).readPolicy('.github'))).toMatchObject({ kind: 'refused' });
  });
});

describe('jobs and checks', () => {
  test('jobs of every attempt are told, with their attempt', async () => {
    await using bed = await gateBed();
    bed.github.addJob({ runId: bed.runId, name: 'flaky', conclusion: 'failure' });
    bed.github.rerun({ id: bed.runId });
    bed.github.addJob({ runId: bed.runId, name: 'flaky', conclusion: 'success' });
    const jobs = await factsOf(bed).jobs(String(bed.runId));
    expect(jobs.map(({ name, attempt, status, conclusion }) => [name, attempt, status, conclusion])).toEqual([
      ['build', 1, 'completed', 'success'],
      ['production', 1, 'waiting', null],
      ['flaky', 1, 'completed', 'failure'],
      ['flaky', 2, 'completed', 'success'],
    ]);
    expect(bed.github.violations()).toEqual([]);
  });

  test('more jobs than a page holds are all read', async () => {
    await using bed = await gateBed();
    for (let n = 0; n < 120; n += 1) bed.github.addJob({ runId: bed.runId, name: `job ${n}`, conclusion: 'success' });
    expect(await factsOf(bed).jobs(String(bed.runId))).toHaveLength(122);
  });

  test('checks name their app, and those of Actions their workflow and run', async () => {
    await using bed = await gateBed();
    const ci = bed.github.addRun({ headSha: bed.sha, workflowPath: '.github/workflows/ci.yml' });
    bed.github.addJob({ runId: ci.id, name: 'integration', conclusion: 'failure' });
    bed.github.addCheckRun({ headSha: bed.sha, name: 'coverage', app: 'codecov', conclusion: 'success' });
    const checks = await factsOf(bed).checks(bed.sha);
    expect(checks.map(({ name, app, workflow, runId, conclusion }) => [name, app, workflow, runId, conclusion])).toEqual(
      expect.arrayContaining([
        ['integration', 'github-actions', 'ci.yml', ci.id, 'failure'],
        ['build', 'github-actions', 'release.yml', bed.runId, 'success'],
        ['coverage', 'codecov', undefined, undefined, 'success'],
      ]),
    );
    expect(bed.github.violations()).toEqual([]);
  });

  test('of a status context the newest counts', async () => {
    await using bed = await gateBed();
    bed.github.addStatus({ sha: bed.sha, context: 'jenkins', state: 'success' });
    bed.github.addStatus({ sha: bed.sha, context: 'jenkins', state: 'failure', targetUrl: 'https://jenkins.example/7' });
    const statuses = await factsOf(bed, { statuses: 'read' }).statuses(bed.sha);
    expect(statuses).toEqual([{ context: 'jenkins', state: 'failure', url: 'https://jenkins.example/7' }]);
  });

  test('whether the job has a deployment of its own stands in its check run', async () => {
    await using bed = await gateBed();
    await using without = await gateBed({ deployment: false });
    expect(await factsOf(bed).hasOwnDeployment(String(bed.gateJob))).toBe(true);
    expect(await factsOf(without).hasOwnDeployment(String(without.gateJob))).toBe(false);
    const failure = await failureOf(factsOf(bed, { contents: 'read' }).hasOwnDeployment(String(bed.gateJob)));
    expect(failure.permissions).toEqual(['checks: read']);
  });
});

describe('approval', () => {
  test('reviews come newest first, with the environments they are for', async () => {
    await using bed = await gateBed();
    bed.approve('carol');
    expect(await factsOf(bed).approvals(String(bed.runId))).toEqual([
      { state: 'approved', user: 'carol', isBot: false, environments: ['production'] },
    ]);
  });

  test('the reviewers of an environment, people and teams', async () => {
    await using bed = await gateBed();
    bed.github.addTeam({ slug: 'ops', members: ['carol'] });
    bed.github.setEnvironment({ name: 'production', reviewers: ['bob', 'team:ops'] });
    bed.github.setEnvironment({ name: 'staging' });
    const facts = factsOf(bed);
    expect(await facts.environment('production')).toEqual({
      name: 'production',
      reviewers: { users: [{ login: 'bob', isBot: false }], teams: ['ops'] },
    });
    expect(await facts.environment('staging')).toEqual({ name: 'staging' });
    expect(await facts.environment('moon')).toBeUndefined();
    expect(bed.github.violations()).toEqual([]);
  });

  test('a role is told by its own name', async () => {
    await using bed = await gateBed();
    expect(await Promise.all(['alice', 'bob', 'carol'].map((login) => factsOf(bed).roleOf(login)))).toEqual(['write', 'maintain', 'admin']);
    expect(await failureOf(factsOf(bed).roleOf('nobody'))).toMatchObject({ kind: 'not-found' });
  });
});

describe('what goes out', () => {
  const deploy = ({ github }: GateBed, ref: string, service: string, smoke: 'pass' | 'fail') => {
    const { id } = github.addDeployment({ ref, environment: 'production' });
    const description = formatOwnStatus({ service, digest: DIGEST, smoke });
    github.addDeploymentStatus({ deploymentId: id, state: smoke === 'pass' ? 'success' : 'failure', description });
    github.addDeploymentStatus({ deploymentId: id, state: 'success', description: 'the job was green' });
  };

  test('the commit that runs is that of the newest deployment which our own status calls good, of this service', async () => {
    await using bed = await gateBed();
    const [old, other, bad] = ['old', 'other', 'bad'].map((message) => bed.github.addCommit({ message }).sha);
    expect(await factsOf(bed).deployedCommit('production', 'shop')).toBeUndefined();
    deploy(bed, old ?? '', 'shop', 'pass');
    deploy(bed, other ?? '', 'cart', 'pass');
    deploy(bed, bad ?? '', 'shop', 'fail');
    bed.github.addDeployment({ ref: bed.sha, environment: 'production' });
    expect(await factsOf(bed).deployedCommit('production', 'shop')).toBe(old);
    expect(await factsOf(bed).deployedCommit('production', 'cart')).toBe(other);
    const failure = await failureOf(factsOf(bed, { contents: 'read' }).deployedCommit('production', 'shop'));
    expect(failure.permissions).toEqual(['deployments: read']);
  });

  test('its authors: everybody at the commits since then, over more pages than one', async () => {
    await using bed = await gateBed();
    for (let n = 0; n < 101; n += 1) bed.github.addCommit({ message: `change ${n}`, author: 'alice' });
    bed.github.addCommit({ message: 'together\n\nCo-authored-by: Carol <carol@example.com>', author: 'bob', committer: 'carol' });
    const { sha } = bed.github.addCommit({ message: 'who?', unknownAuthor: { name: 'Eve', email: 'eve@example.com' } });
    expect(await factsOf(bed).authors(bed.sha, sha)).toEqual({ commits: 103, authors: { alice: 101, bob: 1, carol: 1 }, unknown: 1 });
    expect(bed.github.violations()).toEqual([]);
  });

  test('its authors on the first deployment: those of the newest change, also of a merge', async () => {
    await using bed = await gateBed();
    expect(await factsOf(bed).authors(undefined, bed.sha)).toEqual({ commits: 1, authors: { alice: 1 }, unknown: 0 });
    const side = bed.github.addCommit({ message: 'on a side', author: 'bob', branch: 'side', parents: [bed.sha] });
    const merge = bed.github.addCommit({ message: 'Merge', author: 'carol', committer: 'alice', parents: [bed.sha, side.sha] });
    expect(await factsOf(bed).authors(undefined, merge.sha)).toEqual({ commits: 2, authors: { bob: 1, carol: 1, alice: 1 }, unknown: 0 });
  });

  test('a base that is gone is a failure, and no empty list', async () => {
    await using bed = await gateBed();
    expect(await failureOf(factsOf(bed).authors('f'.repeat(40), bed.sha))).toMatchObject({ kind: 'not-found' });
  });
});

test('the clock is held against GitHub’s', async () => {
  await using bed = await gateBed({ policy: POLICY });
  const facts = factsOf(bed, GATE_PERMISSIONS);
  expect(facts.clockAheadMs()).toBeUndefined();
  await facts.readPolicy('.github/deploy-policy.yml');
  expect(Math.abs(facts.clockAheadMs() ?? Number.NaN)).toBeLessThan(3_000);
});
