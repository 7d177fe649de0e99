import { repositoryPayload } from '../tag-step.ts';

/** An event of the differential table: what GitHub would set, and which git tags stand on its commit. */
export interface TableEvent {
  readonly on: string;
  readonly ref: string;
  /** Git tags on the commit; all the repository has. */
  readonly tags: readonly string[];
  /** GITHUB_SHA, where it is not the commit that the event is about. */
  readonly sha?: string;
  /** The payload; `sha` is the commit. */
  payload(sha: string): Readonly<Record<string, unknown>>;
}

/** The time of the repository's one commit, which both actions date by. */
export const TIMESTAMP = '2026-01-02T03:05:00Z';

const repository = repositoryPayload;
const head = (id: string) => ({ head_commit: { id, timestamp: TIMESTAMP }, repository });

const push = (ref: string, more: object = {}): TableEvent => ({
  on: 'push',
  ref,
  tags: ref.startsWith('refs/tags/') ? [ref.slice('refs/tags/'.length)] : [],
  payload: (sha) => ({ ref, after: sha, ...head(sha), ...more }),
});

const pull = (on: string, ref: string): TableEvent => ({
  on,
  ref,
  tags: [],
  payload: (sha) => ({
    number: 15,
    ...head(sha),
    pull_request: {
      number: 15,
      head: { sha: 'c'.repeat(40), ref: 'topic' },
      base: { ref: 'main', sha: 'b'.repeat(40) },
      merge_commit_sha: sha,
    },
  }),
});

/** By name; the name is part of a row's id. */
export const events: Readonly<Record<string, TableEvent>> = {
  'push main': push('refs/heads/main'),
  'push dev': push('refs/heads/dev'),
  'push slashes': push('refs/heads/dependabot/npm_and_yarn/lodash-4.17.21'),
  'push signs': push('refs/heads/fix/a+b#c'),
  'push ampersand': push("refs/heads/feature/a&b'c=d"),
  'push v1.2.3': push('refs/tags/v1.2.3', { base_ref: 'refs/heads/release' }),
  'push 2.0.0': push('refs/tags/2.0.0'),
  'push v1.2.3-rc.1': push('refs/tags/v1.2.3-rc.1'),
  'push v1.2.3+build.7': push('refs/tags/v1.2.3+build.7'),
  'push v2.0.8-beta.67': push('refs/tags/v2.0.8-beta.67'),
  'push p1/v1.0.0': push('refs/tags/p1/v1.0.0'),
  'push sometag': push('refs/tags/sometag'),
  'push 1.0dev4': push('refs/tags/1.0dev4'),
  'push 1.2.3.post1': push('refs/tags/1.2.3.post1'),
  'push 20200110-RC2': push('refs/tags/20200110-RC2'),
  'pull request': pull('pull_request', 'refs/pull/15/merge'),
  'pull request target': pull('pull_request_target', 'refs/heads/main'),
  schedule: { on: 'schedule', ref: 'refs/heads/main', tags: [], payload: () => ({ schedule: '0 1 * * *' }) },
  'dispatch main': { on: 'workflow_dispatch', ref: 'refs/heads/main', tags: [], payload: (sha) => head(sha) },
  'dispatch dev': { on: 'workflow_dispatch', ref: 'refs/heads/dev', tags: [], payload: (sha) => head(sha) },
  'create branch': { on: 'create', ref: 'refs/heads/dev', tags: [], payload: (sha) => ({ ref_type: 'branch', ...head(sha) }) },
  'create tag': { on: 'create', ref: 'refs/tags/v3.1.4', tags: ['v3.1.4'], payload: (sha) => ({ ref_type: 'tag', ...head(sha) }) },
  release: {
    on: 'release',
    ref: 'refs/tags/v4.0.0',
    tags: ['v4.0.0'],
    payload: (sha) => ({ action: 'published', release: { tag_name: 'v4.0.0', prerelease: false }, ...head(sha) }),
  },
  'merge group': {
    on: 'merge_group',
    ref: `refs/heads/gh-readonly-queue/main/pr-15-${'b'.repeat(40)}`,
    tags: [],
    payload: (sha) => ({
      merge_group: { head_sha: sha, base_ref: 'refs/heads/main', head_commit: { id: sha, timestamp: TIMESTAMP } },
      repository,
    }),
  },
  'workflow run': {
    on: 'workflow_run',
    ref: 'refs/heads/main',
    sha: 'd'.repeat(40),
    tags: [],
    payload: (sha) => ({
      workflow_run: { head_sha: sha, head_branch: 'topic', event: 'push', head_repository: { full_name: 'acme/shop' } },
      repository,
    }),
  },
  issues: { on: 'issues', ref: 'refs/heads/main', tags: [], payload: (sha) => ({ action: 'opened', ...head(sha) }) },
};
