import type { GithubContext } from '../builders/github-context.ts';
import { freshDist } from '../fresh-dist.ts';
import type { JobOptions } from '../step-driver/job.ts';
import { runStep } from '../step-driver/run-step.ts';
import type { StepOptions } from '../step-driver/step.ts';

/** A step's inputs, and what its job is about. */
export interface TagStep extends Partial<StepOptions & JobOptions> {
  readonly with?: Readonly<Record<string, string>>;
  /** `refs/heads/main`. */
  readonly ref?: string;
  readonly sha?: string;
  /** The event's name. */
  readonly on?: string;
}

/** The commit of steps without a repository. */
export const COMMIT = '860c1904a1ce19322e91ac35af1ab07466440c37';
export const IMAGE = 'user/app';

/** Runs build-tag as a step; without a workspace there is no clone. */
export async function tagStep({ ref, sha = COMMIT, on, context, ...options }: TagStep = {}) {
  const about: Partial<GithubContext> = {
    sha,
    ...(ref === undefined ? {} : { ref }),
    ...(on === undefined ? {} : { event_name: on }),
    ...context,
  };
  const result = await runStep({ action: 'build-tag', dist: await freshDist(), ...options, context: about });
  return {
    ...result,
    tags: (result.outputs['tag-names'] ?? '').split('\n').filter((tag) => tag !== ''),
    codes: result.annotations.map(({ type, title }) => `${type} ${title}`),
  };
}

/** The payload that most events share. */
export const repositoryPayload = {
  id: 2002,
  name: 'shop',
  full_name: 'acme/shop',
  html_url: 'https://github.com/acme/shop',
  description: 'A shop',
  default_branch: 'main',
  license: { spdx_id: 'MIT' },
  owner: { login: 'acme', id: 1001 },
};

/** A push of a ref, with the commit that it is about. */
export const pushEvent = (ref: string, more: object = {}) => ({
  ref,
  after: COMMIT,
  head_commit: { id: COMMIT, timestamp: '2026-01-02T03:04:05Z' },
  repository: repositoryPayload,
  ...more,
});
