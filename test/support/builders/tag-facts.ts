import type { Repository } from '../../../src/core/clone/clone.ts';
import { readBuildEvent } from '../../../src/core/event/build-event.ts';
import { type JobContext, readContext } from '../../../src/core/event/context.ts';
import { repositoryData } from '../../../src/core/event/repository-data.ts';
import type { Matcher } from '../../../src/core/tag-rule/matcher.ts';
import { decideTags, type TagDecision } from '../../../src/stages/build-tag/decide.ts';
import type { Facts } from '../../../src/stages/build-tag/facts.ts';
import { planTags, type TagPlan } from '../../../src/stages/build-tag/plan.ts';
import type { TagRequest } from '../../../src/stages/build-tag/request.ts';

/** The commit that facts are about unless they say otherwise. */
export const SHA = '860c1904a1ce19322e91ac35af1ab07466440c37';
/** Its time: 2026-01-02T03:04:05Z. */
export const TIME = Date.UTC(2026, 0, 2, 3, 4, 5) / 1_000;

/** What a step without inputs asks for. */
export const tagRequest = (overrides: Partial<TagRequest> = {}): TagRequest => ({
  context: 'workflow',
  images: 'org/app',
  tags: '',
  flavor: '',
  labels: '',
  annotations: '',
  annotationLevels: ['manifest'],
  productionRegistries: [],
  strict: true,
  onEmpty: 'skip',
  style: { sanitize: 'compat', maxLength: 128 },
  shaLength: 7,
  shallow: 'auto',
  dirty: undefined,
  tagPrefix: '',
  bump: 'none',
  bumpRules: [],
  releaseAs: undefined,
  components: '',
  gitTag: false,
  ...overrides,
});

/** Its plan. Throws when there is none. */
export function tagPlan(overrides: Partial<TagRequest> = {}): TagPlan {
  const plan = planTags(tagRequest(overrides));
  if (!plan.ok) throw new Error(plan.error.map(({ code, what }) => `${code} ${what}`).join('; '));
  return plan.value;
}

/** The job of an event on a ref. */
export const jobContext = (on = 'push', ref = 'refs/heads/main', payload: Readonly<Record<string, unknown>> = {}, sha = SHA): JobContext =>
  readContext(
    { GITHUB_EVENT_NAME: on, GITHUB_REF: ref, GITHUB_SHA: sha, GITHUB_REPOSITORY: 'acme/shop' },
    { repository: { name: 'shop', full_name: 'acme/shop', default_branch: 'main', html_url: 'https://github.com/acme/shop' }, ...payload },
  );

/** A whole clone that stands on the commit, without tags. */
export const clone = (overrides: Partial<Repository> = {}): Repository => ({
  kind: 'repository',
  head: SHA,
  commitTime: TIME,
  shallow: false,
  tags: [],
  branches: [],
  nearest: undefined,
  lookalikes: [SHA],
  changed: undefined,
  ...overrides,
});

const match: Matcher = (pattern, texts) => ({
  kind: 'tried',
  groups: texts.map((text) => new RegExp(pattern.source, pattern.flags).exec(text) ?? undefined),
});

/** Facts of a job. */
export function tagFacts(context: JobContext = jobContext(), overrides: Partial<Facts> = {}): Facts {
  return {
    event: readBuildEvent(context, 'merge'),
    repository: repositoryData(context),
    git: clone(),
    now: Date.UTC(2026, 5, 1, 12),
    sourceDateEpoch: undefined,
    match,
    ...overrides,
  };
}

/** The decision's tags, image by image or alone. */
export const tagsOf = ({ sets }: TagDecision): readonly string[] => sets.flatMap(({ tags }) => tags.map(({ tag }) => tag));

/** Decides for a request and facts. */
export const decide = (request: Partial<TagRequest>, facts: Facts = tagFacts()): TagDecision => decideTags(tagPlan(request), facts);

/** Codes of what refused it, and of its remarks. */
export const codesOf = (decision: TagDecision): readonly string[] => [
  ...(decision.kind === 'refused' ? decision.problems.map(({ code }) => code) : []),
  ...decision.remarks.map(({ severity, problem }) => `${severity} ${problem.code}`),
];
