import { describe, expect, test } from '@jest/globals';
import { readBuildEvent } from '../../../src/core/event/build-event.ts';
import { repositoryData } from '../../../src/core/event/repository-data.ts';
import { jobContext, SHA } from '../../support/builders/tag-facts.ts';

const OTHER = '1'.repeat(40);
const read = (on: string, ref: string, payload: object = {}, prSha: 'merge' | 'head' = 'merge') =>
  readBuildEvent(jobContext(on, ref, payload as Record<string, unknown>), prSha);
const pullRequest = { number: 7, pull_request: { number: 7, head: { sha: OTHER }, base: { ref: 'release' }, merge_commit_sha: SHA } };
const run = (more: object = {}) => ({
  workflow_run: { head_sha: OTHER, head_branch: 'topic', event: 'push', head_repository: { full_name: 'acme/shop' }, ...more },
});

describe('which commit, under which name', () => {
  test.each([
    ['push', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['push', 'refs/tags/v1', {}, SHA, 'refs/tags/v1'],
    ['create', 'refs/heads/dev', {}, SHA, 'refs/heads/dev'],
    ['workflow_dispatch', 'refs/heads/dev', {}, SHA, 'refs/heads/dev'],
    ['repository_dispatch', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['schedule', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['issues', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['discussion', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['pull_request', 'refs/pull/7/merge', pullRequest, SHA, 'refs/pull/7/merge'],
    ['pull_request_target', 'refs/heads/main', pullRequest, SHA, 'refs/pull/7/merge'],
    ['pull_request_target', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['merge_group', 'refs/heads/gh-readonly-queue/main/pr-7-abc', {}, SHA, 'refs/merge-group/gh-readonly-queue/main/pr-7-abc'],
    ['workflow_run', 'refs/heads/main', run(), OTHER, 'refs/heads/topic'],
    ['workflow_run', 'refs/heads/main', run({ head_branch: null }), OTHER, ''],
    ['workflow_run', 'refs/heads/main', run({ head_repository: { full_name: 'fork/shop' } }), OTHER, ''],
    ['workflow_run', 'refs/heads/main', run({ event: 'pull_request', pull_requests: [{ number: 9 }] }), OTHER, 'refs/pull/9/head'],
    ['workflow_run', 'refs/heads/main', {}, SHA, 'refs/heads/main'],
    ['release', 'refs/tags/v1', { release: { tag_name: 'v1' } }, SHA, 'refs/tags/v1'],
    ['release', '', { release: { tag_name: 'v1' } }, SHA, 'refs/tags/v1'],
  ])('%s on %s', (on, ref, payload, sha, expected) => {
    expect(read(on, ref, payload)).toMatchObject({ sha, ref: expected });
  });

  test('the head of a pull request on demand; the checkout may then stand on either', () => {
    const event = read('pull_request', 'refs/pull/7/merge', pullRequest, 'head');
    expect([event.sha, event.alsoHead]).toEqual([OTHER, [OTHER, SHA, SHA]]);
  });
});

describe('what goes with it', () => {
  test.each([
    ['pull_request', 'refs/pull/7/merge', pullRequest, { pull: 7, base: 'release' }],
    ['pull_request_target', 'refs/heads/main', pullRequest, { pull: 7, base: 'release' }],
    [
      'merge_group',
      'refs/heads/gh-readonly-queue/main/pr-7-abc',
      { merge_group: { base_ref: 'refs/heads/main' } },
      { pull: 7, base: 'main' },
    ],
    ['merge_group', 'refs/heads/gh-readonly-queue/main/odd', {}, { pull: undefined }],
    ['push', 'refs/tags/v1', { base_ref: 'refs/heads/release' }, { base: 'release' }],
    ['push', 'refs/heads/main', { base_ref: 'refs/heads/release' }, { base: undefined }],
    ['push', 'refs/heads/main', { deleted: true }, { deleted: 'refs/heads/main' }],
    ['delete', 'refs/heads/main', { ref_type: 'branch', ref: 'old' }, { deleted: 'branch old' }],
    ['release', 'refs/tags/v1', { release: { prerelease: true } }, { prerelease: true }],
    ['schedule', 'refs/heads/main', { repository: undefined }, { defaultBranch: 'main' }],
    ['push', 'refs/heads/dev', { repository: undefined }, { defaultBranch: undefined }],
    ['push', 'refs/heads/main', { head_commit: { id: SHA, timestamp: '2026-01-02T03:04:05+01:00' } }, { commitTime: 1767319445 }],
    ['push', 'refs/heads/main', { commits: [{ id: SHA, timestamp: '2026-01-02T02:04:05Z' }] }, { commitTime: 1767319445 }],
    ['push', 'refs/heads/main', { head_commit: { id: OTHER, timestamp: '2026-01-02T03:04:05Z' } }, { commitTime: undefined }],
    ['push', 'refs/heads/main', { head_commit: { id: SHA, timestamp: 'soon' } }, { commitTime: undefined }],
    [
      'merge_group',
      'refs/heads/q',
      { merge_group: { head_commit: { id: SHA, timestamp: '2026-01-02T02:04:05Z' } } },
      { commitTime: 1767319445 },
    ],
  ])('%s on %s with %j', (on, ref, payload, expected) => {
    const event = read(on, ref, payload);
    for (const [key, value] of Object.entries(expected)) expect([key, event[key as keyof typeof event]]).toEqual([key, value]);
  });
});

describe('a payload of any form', () => {
  test.each([null, 1, 'x', [], { pull_request: 7 }, { commits: 'x', head_commit: [], workflow_run: null }])(
    '%j is no crash',
    (repository) => {
      for (const on of ['push', 'pull_request', 'pull_request_target', 'merge_group', 'workflow_run', 'release', 'delete', '']) {
        const context = jobContext(on, 'refs/heads/x', { repository, ...(repository as object) } as Record<string, unknown>);
        expect(readBuildEvent(context, 'head').name).toBe(on);
        expect(repositoryData(context).name).toBeDefined();
      }
    },
  );
});

describe('repository data', () => {
  test.each([
    [
      { name: 'app', html_url: 'u', description: null, license: null },
      { name: 'app', url: 'u', description: '', license: '' },
    ],
    [
      { name: 'app', description: 'd', license: { spdx_id: 'MIT' } },
      { name: 'app', url: 'https://github.com/acme/shop', description: 'd', license: 'MIT' },
    ],
    [
      { name: 'app', description: 'd' },
      { name: 'app', url: 'https://github.com/acme/shop', description: 'd' },
    ],
    [undefined, { name: 'shop', url: 'https://github.com/acme/shop' }],
  ])('of %j', (repository, expected) => {
    expect(repositoryData(jobContext('push', 'refs/heads/main', { repository }))).toEqual(expected);
  });
});
