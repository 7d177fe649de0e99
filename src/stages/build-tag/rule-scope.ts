import { isTag, tagText } from '../../core/image-ref/tag-text.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Rule } from '../../core/tag-rule/rule.ts';
import { placeOf } from '../../core/tag-rule/rule-problems.ts';
import { type Moments, renderTemplate, uses } from '../../core/template/render-template.ts';
import type { Template } from '../../core/template/template.ts';
import type { Facts } from './facts.ts';
import type { Identity } from './identity.ts';
import { isMutable } from './mutable.ts';
import type { Outcome } from './outcome.ts';
import type { TagPlan } from './plan.ts';
import { FROM_REFS, fixedMoments, globalValues } from './values.ts';

/** What rules are followed with. */
export interface RuleScope {
  readonly plan: TagPlan;
  readonly facts: Facts;
  readonly identity: Identity;
  readonly values: Readonly<Record<string, string>>;
  readonly moments: Moments;
}

/** Collects what all rules of a step share. */
export const ruleScope = (plan: TagPlan, facts: Facts, identity: Identity): RuleScope => ({
  plan,
  facts,
  identity,
  values: globalValues(facts, identity),
  moments: fixedMoments(facts),
});

/** The middle of a tag, before prefix and suffix. */
export interface Middle {
  readonly text: string;
  /** The text without what came out of refs: only there a commit's id proves anything. */
  readonly own: string;
  readonly empty: readonly string[];
  readonly latest: boolean;
  readonly reason: string;
  readonly held?: true;
  readonly branch?: string;
}

/** A template's value as a tag's middle. */
export function middleOf(scope: RuleScope, template: Template): Pick<Middle, 'text' | 'own' | 'empty'> {
  const { text, empty } = renderTemplate(template, scope.values, scope.moments);
  const own = renderTemplate(template, { ...scope.values, ...FROM_REFS }, scope.moments).text;
  return { text, own, empty };
}

/** Puts prefix and suffix around the middle and judges the tag: an empty expression skips the rule, an illegal tag is refused (BT010). */
export function finishTag(scope: RuleScope, rule: Rule, middle: Middle): Outcome {
  const { plan, identity } = scope;
  const before = middleOf(scope, rule.prefix ?? plan.flavor.prefix.template);
  const after = middleOf(scope, rule.suffix ?? plan.flavor.suffix.template);
  const empty = [...before.empty, ...middle.empty, ...after.empty];
  if (empty.length > 0) return emptyExpression(scope, rule, empty);
  const text = before.text + middle.text + after.text;
  if (text === '') return { kind: 'skipped', rule, reason: 'it gives an empty text' };
  const ending = text.endsWith(identity.ending) ? '' : identity.ending;
  const tag = tagText(text, plan.style, ending);
  if (!isTag(tag)) return { kind: 'refused', rule, problem: illegalTag(rule, text, tag) };
  const mutable = isMutable(
    { tag, own: before.own + middle.own + after.own, type: rule.type, ...(rule.type === 'ref' ? { event: rule.event } : {}) },
    identity,
  );
  return {
    kind: 'given',
    rule,
    tag,
    mutable,
    latest: middle.latest,
    held: middle.held ?? false,
    reason: tag === text + ending ? middle.reason : `${middle.reason}; made from "${oneLine(text, 80)}"`,
    ...(middle.branch === undefined ? {} : { from: { branch: middle.branch } }),
  };
}

/** A rule whose expression has no value: skipped with the reason, or refused (BT004) when the step asks for that. */
export function emptyExpression({ plan, facts }: RuleScope, rule: Rule, names: readonly string[]): Outcome {
  const shown = [...new Set(names)].map((name) => `{{${name}}}`).join(', ');
  const reason = `${shown} is empty on ${describeEvent(facts)}`;
  if (plan.onEmpty === 'skip') return { kind: 'skipped', rule, reason };
  const problem: Problem = {
    code: 'BT004',
    fault: 'user',
    what: reason,
    where: placeOf(rule.entry),
    expected: 'a value, because on-empty is error',
    remedy: 'on-empty: skip',
  };
  return { kind: 'refused', rule, problem };
}

/** `a push to branch main`, `pull_request 7`: the event in a sentence. */
export function describeEvent({ event }: Pick<Facts, 'event'>): string {
  const name = oneLine(event.name === '' ? 'this event' : event.name, 40);
  if (event.pull !== undefined) return `${name} (pull request ${event.pull})`;
  switch (event.named.kind) {
    case 'branch':
      return `${name} (branch ${oneLine(event.named.name, 80)})`;
    case 'tag':
      return `${name} (tag ${oneLine(event.named.name, 80)})`;
    case 'pull':
    case 'other':
      return name;
  }
}

function illegalTag(rule: Rule, text: string, tag: string): Problem {
  const start = tag.replace(/^[.-]+/, '');
  const shown = oneLine(text, 80);
  return {
    code: 'BT010',
    fault: 'user',
    what: `rule ${rule.number} (${rule.type}) gives "${oneLine(tag, 80)}"${text === tag ? '' : ` from "${shown}"`}, which is no tag`,
    where: placeOf(rule.entry),
    expected: 'letters, digits, "_", "." and "-", at most 128, the first a letter, a digit or "_"',
    remedy: rule.type === 'raw' && start !== '' && !uses(rule.value, ...Object.keys(FROM_REFS)) ? `Set value=${start}` : 'sanitize: unique',
  };
}
