import { describe, expect, test } from '@jest/globals';
import { codesIn, type RunIn, runIn } from '../../support/build-tag/run-in.ts';
import { testRepository } from '../../support/git/test-repository.ts';

const RULES = 'type=schedule\ntype=edge\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr\ntype=sha,prefix=c-';
const run = (sha: string, more: object = {}) => ({
  workflow_run: { head_sha: sha, head_branch: 'topic', event: 'push', head_repository: { full_name: 'acme/shop' }, ...more },
});

interface Case extends RunIn {
  readonly tags: readonly string[];
  readonly codes?: readonly string[];
  /** The event is about another commit than the checkout. */
  readonly elsewhere?: true;
}

const OTHER = '1'.repeat(40);
const events: Readonly<Record<string, (sha: string) => Case>> = {
  push: () => ({ tags: ['edge', 'main'] }),
  'push of another branch': () => ({ ref: 'refs/heads/dev', tags: ['dev'] }),
  'push of a tag': () => ({ ref: 'refs/tags/v1.0.0', tags: ['v1.0.0'] }),
  create: () => ({ on: 'create', ref: 'refs/heads/dev', tags: ['dev'] }),
  workflow_dispatch: () => ({ on: 'workflow_dispatch', tags: ['edge', 'main'] }),
  pull_request: (sha) => ({
    on: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: { number: 7, pull_request: { number: 7, head: { sha: OTHER }, merge_commit_sha: sha } },
    tags: ['pr-7'],
  }),
  'pull_request of a fork': (sha) => ({
    on: 'pull_request',
    ref: 'refs/pull/8/merge',
    payload: {
      number: 8,
      pull_request: { number: 8, head: { sha: OTHER, repo: { fork: true } }, base: { ref: 'main' }, merge_commit_sha: sha },
    },
    tags: ['pr-8'],
  }),
  pull_request_target: () => ({
    on: 'pull_request_target',
    payload: { number: 7, pull_request: { number: 7, head: { sha: OTHER }, base: { ref: 'main' } } },
    tags: ['pr-7'],
  }),
  merge_group: (sha) => ({
    on: 'merge_group',
    ref: `refs/heads/gh-readonly-queue/main/pr-7-${OTHER}`,
    payload: { merge_group: { head_sha: sha, base_ref: 'refs/heads/main' } },
    tags: ['pr-7'],
  }),
  workflow_run: (sha) => ({ on: 'workflow_run', payload: run(sha), env: { GITHUB_SHA: OTHER }, tags: ['topic'] }),
  'workflow_run on the default checkout': () => ({
    on: 'workflow_run',
    payload: run(OTHER),
    tags: ['topic'],
    codes: ['BT022', 'BT024'],
    elsewhere: true,
  }),
  'workflow_run of a fork': (sha) => ({ on: 'workflow_run', payload: run(sha, { head_repository: { full_name: 'evil/shop' } }), tags: [] }),
  issues: () => ({ on: 'issues', tags: ['edge', 'main'] }),
  discussion: () => ({ on: 'discussion', tags: ['edge', 'main'] }),
  schedule: () => ({ on: 'schedule', payload: { repository: undefined }, tags: ['nightly', 'edge', 'main'] }),
  release: () => ({
    on: 'release',
    ref: 'refs/tags/v1.0.0',
    payload: { release: { tag_name: 'v1.0.0', prerelease: false } },
    tags: ['v1.0.0'],
  }),
  repository_dispatch: () => ({ on: 'repository_dispatch', tags: ['edge', 'main'] }),
};

describe('each event has a commit and a name', () => {
  test.each(Object.entries(events))('%s', async (_, of) => {
    await using repository = await testRepository();
    const sha = await repository.commit('one');
    const { tags, codes = [], elsewhere, ...about } = of(sha);
    const result = await runIn(repository, { images: 'org/app', tags: RULES, flavor: 'latest=false' }, about);
    const commit = elsewhere === true ? OTHER : sha;
    expect([result.problems, codesIn(result)]).toEqual([[], codes]);
    expect([result.outputs['tag-names']?.split('\n'), result.outputs.revision]).toEqual([[...tags, `c-${commit.slice(0, 7)}`], commit]);
  });
});

describe('an event without a commit', () => {
  test.each<[string, RunIn]>([
    ['delete', { on: 'delete', payload: { ref: 'old', ref_type: 'branch' } }],
    ['push of a deletion', { payload: { deleted: true }, env: { GITHUB_SHA: '0'.repeat(40) } }],
  ])('%s is BT026, and a notice with strict: false', async (_, about) => {
    await using repository = await testRepository();
    await repository.commit('one');
    expect(codesIn(await runIn(repository, { images: 'org/app' }, about))).toContain('BT026');
    const lenient = await runIn(repository, { images: 'org/app', strict: 'false' }, about);
    expect([lenient.outputs.tags, lenient.outputs.targets, codesIn(lenient)]).toEqual(['', '', expect.arrayContaining(['BT026'])]);
  });
});

test('the head of a pull request on demand, by input and by variable', async () => {
  await using repository = await testRepository();
  const merge = await repository.commit('one');
  const about: RunIn = {
    on: 'pull_request',
    ref: 'refs/pull/7/merge',
    payload: { number: 7, pull_request: { number: 7, head: { sha: OTHER }, merge_commit_sha: merge } },
  };
  const revision = async (inputs: Readonly<Record<string, string>>, env: Readonly<Record<string, string>> = {}) =>
    (await runIn(repository, { images: 'org/app', ...inputs }, { ...about, env })).outputs.revision;
  expect(await revision({})).toBe(merge);
  expect(await revision({ 'pr-sha': 'head' })).toBe(OTHER);
  expect(await revision({}, { DOCKER_METADATA_PR_HEAD_SHA: 'true' })).toBe(OTHER);
  expect(await revision({ 'pr-sha': 'merge' }, { DOCKER_METADATA_PR_HEAD_SHA: 'true' })).toBe(merge);
});

test('context: git goes by the checkout', async () => {
  await using repository = await testRepository();
  await repository.commit('one');
  await repository.git('checkout', '--quiet', '-b', 'hotfix');
  const sha = await repository.commit('two');
  const result = await runIn(repository, { images: 'org/app', context: 'git' }, { env: { GITHUB_SHA: OTHER } });
  expect([result.outputs['tag-names'], result.outputs.revision, codesIn(result)]).toEqual(['hotfix', sha, []]);
});
