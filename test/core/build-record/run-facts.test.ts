import { describe, expect, test } from '@jest/globals';
import { runFacts, sourceDateEpoch } from '../../../src/core/build-record/run-facts.ts';
import { readContext } from '../../../src/core/event/context.ts';

const SHA = 'a'.repeat(40);
const env = {
  GITHUB_REPOSITORY: 'acme/shop',
  GITHUB_EVENT_NAME: 'push',
  GITHUB_SHA: SHA,
  GITHUB_REF: 'refs/heads/main',
  GITHUB_RUN_ID: '7',
  GITHUB_RUN_ATTEMPT: '2',
  GITHUB_WORKFLOW: 'Release',
  GITHUB_JOB: 'build',
  GITHUB_ACTOR: 'alice',
  GITHUB_TRIGGERING_ACTOR: 'bob',
};
const facts = (more: Readonly<Record<string, string>> = {}, payload = {}, workflowRef?: string) =>
  runFacts(readContext({ ...env, ...more }, payload), workflowRef);

test('a push to a branch', () => {
  const payload = { head_commit: { id: SHA, timestamp: '2025-11-24T17:00:00+01:00' } };
  expect(facts({}, payload, 'acme/shop/.github/workflows/release.yml@refs/heads/main')).toEqual({
    identity: { repository: 'acme/shop', commit: SHA },
    event: {
      ref: 'refs/heads/main',
      branch: 'main',
      event: 'push',
      workflow: '.github/workflows/release.yml',
      job: 'build',
      actor: 'bob',
      run: { id: '7', attempt: 2, url: 'https://github.com/acme/shop/actions/runs/7/attempts/2' },
    },
    committedAt: 1_764_000_000,
  });
});

describe('the branch', () => {
  test.each<[string, Readonly<Record<string, string>>, object, string | undefined]>([
    ['of a tag is where it was pushed from', { GITHUB_REF: 'refs/tags/v1' }, { base_ref: 'refs/heads/main' }, 'main'],
    ['of a tag that names none', { GITHUB_REF: 'refs/tags/v1' }, {}, undefined],
    [
      'of a pull request is its own',
      { GITHUB_EVENT_NAME: 'pull_request', GITHUB_REF: 'refs/pull/7/merge' },
      { pull_request: { head: { ref: 'feature' }, base: { ref: 'main' } } },
      'feature',
    ],
    ['of a queue is none', { GITHUB_EVENT_NAME: 'merge_group', GITHUB_REF: 'refs/heads/gh-readonly-queue/main/pr-7-abc' }, {}, undefined],
  ])('%s', (_, more, payload, branch) => {
    expect(facts(more, payload).event.branch).toBe(branch);
  });
});

test('the workflow is its name where the path is not told', () => {
  expect(facts().event.workflow).toBe('Release');
  expect(facts({}, {}, 'nonsense').event.workflow).toBe('Release');
});

test.each([
  ['1764000000', 1_764_000_000],
  ['0', 0],
  ['', undefined],
  ['-1', undefined],
  ['1e9', undefined],
  ['yesterday', undefined],
  [undefined, undefined],
])('SOURCE_DATE_EPOCH %j', (text, expected) => {
  expect(sourceDateEpoch(text)).toBe(expected);
});
