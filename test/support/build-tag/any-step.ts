import fc from 'fast-check';
import { isTag } from '../../../src/core/image-ref/tag-text.ts';
import { parseSemver } from '../../../src/core/version/semver.ts';
import { decideTags } from '../../../src/stages/build-tag/decide.ts';
import { planTags } from '../../../src/stages/build-tag/plan.ts';
import { renderTagReport } from '../../../src/stages/build-tag/report.ts';
import { referencesOf } from '../../../src/stages/build-tag/results.ts';
import { clone, jobContext, SHA, tagFacts, tagRequest } from '../builders/tag-facts.ts';

/** A name of a branch, tag or value: anything, and what people and attackers write. */
export const anyName = fc.oneof(
  fc.string({ minLength: 1, maxLength: 200 }),
  fc.string({ unit: 'binary', minLength: 1, maxLength: 60 }),
  fc.stringMatching(/^[a-zA-Z0-9/._@+-]{1,80}$/),
  fc.stringMatching(/^v?\d{1,3}\.\d{1,3}\.\d{1,3}(?:-[a-z0-9.]{1,8})?(?:\+[a-z0-9.]{1,8})?$/),
  fc.constantFrom('{{sha}}', 'a,value=latest', '"', 'latest', '-', '.', 'refs/heads/main', '\u0000', '__proto__'),
);
const ref = fc.oneof(
  anyName.map((one) => `refs/heads/${one}`),
  anyName.map((one) => `refs/tags/${one}`),
  anyName,
  fc.constantFrom('', 'refs/pull/7/merge'),
);
const RULES = [
  'type=primary',
  'type=schedule',
  'type=edge',
  'type=sha',
  'type=sha,prefix=',
  'type=ref,event=branch',
  'type=ref,event=tag',
  'type=ref,event=pr',
  'type=semver,pattern={{version}}',
  'type=semver,pattern={{raw}}',
  'type=semver,pattern={{major}}.{{minor}}',
  'type=semver,pattern={{version}},value={{branch}}',
  'type=pep440,pattern={{version}}',
  'type=match,pattern=.+',
  'type=match,pattern=(\\d+),group=1',
  'type=raw,value={{branch}}{{tag}}',
  'type=raw,value={{base_ref}}-x',
];
const FLAVORS = [
  '',
  'latest=true',
  'latest=false',
  'prefix={{branch}}-',
  'suffix=-{{sha}},onlatest=true',
  'prefix=.',
  'latest=true\nprefix={{branch}},onlatest=true',
  'latest=true\nprefix=.,onlatest=true',
];

/** Any step: ref, event, rules, flavor, clone and limits. */
export const anyStep = fc.record({
  ref,
  event: fc.constantFrom(
    'push',
    'pull_request',
    'pull_request_target',
    'schedule',
    'merge_group',
    'workflow_run',
    'release',
    'create',
    'issues',
    '',
  ),
  rules: fc
    .array(
      fc.oneof(
        fc.constantFrom(...RULES),
        anyName.map((one) => `type=raw,value=${one}`),
      ),
      { maxLength: 6 },
    )
    .map((lines) => lines.join('\n')),
  flavor: fc.constantFrom(...FLAVORS),
  git: fc.oneof(
    fc.constant({ kind: 'none', why: 'no-git' } as const),
    fc
      .record({
        shallow: fc.boolean(),
        tags: fc.array(
          anyName.map((name) => ({ name, commit: SHA })),
          { maxLength: 4 },
        ),
      })
      .map((overrides) => clone(overrides)),
  ),
  strict: fc.boolean(),
  sanitize: fc.constantFrom('compat', 'unique'),
  maxLength: fc.integer({ min: 16, max: 128 }),
});
export type AnyStep = typeof anyStep extends fc.Arbitrary<infer T> ? T : never;

/** How a step ended, and what is wrong with that: a tag that is none, or a problem without code or place. Throws when the step crashes. */
export function judgeStep(step: AnyStep): { readonly ending: 'tagged' | 'refused' | 'unread'; readonly wrong: readonly string[] } {
  const style = { sanitize: step.sanitize, maxLength: step.maxLength } as const;
  const plan = planTags(tagRequest({ tags: step.rules, flavor: step.flavor, strict: step.strict, style }));
  const unclear = (problems: readonly { readonly code: string; readonly where?: string }[]): readonly string[] =>
    problems.filter(({ code, where }) => !/^BT\d{3}$/.test(code) || !where).map(({ code }) => `unclear problem ${code}`);
  if (!plan.ok) return { ending: 'unread', wrong: unclear(plan.error) };
  const decision = decideTags(plan.value, tagFacts(jobContext(step.event, step.ref), { git: step.git }));
  const { primary } = decision.identity;
  const wrong = primary !== undefined && (!isTag(primary) || parseSemver(primary)?.version !== primary) ? [`primary ${primary}`] : [];
  if (!renderTagReport(decision).startsWith('###')) wrong.push('no report');
  if (decision.kind === 'refused') return { ending: 'refused', wrong: [...wrong, ...unclear(decision.problems)] };
  const bad = referencesOf(decision).filter(({ tag }) => !isTag(tag) || tag.length > step.maxLength);
  return { ending: 'tagged', wrong: [...wrong, ...bad.map(({ tag }) => `tag ${tag}`)] };
}

/** The tag of a branch under `sanitize: unique`. */
export function uniqueTag(branch: string): string | undefined {
  const plan = planTags(tagRequest({ tags: 'type=ref,event=branch', style: { sanitize: 'unique', maxLength: 63 } }));
  if (!plan.ok) throw new Error('the rule cannot be read');
  return referencesOf(decideTags(plan.value, tagFacts(jobContext('push', `refs/heads/${branch}`))))[0]?.tag;
}
