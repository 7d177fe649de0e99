import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Rule } from '../../core/tag-rule/rule.ts';
import { badValue } from '../../core/tag-rule/rule-problems.ts';
import { renderTemplate } from '../../core/template/render-template.ts';
import { giveMatch } from './give-match.ts';
import { giveVersion } from './give-version.ts';
import { latestFor } from './latest-for.ts';
import type { Outcome } from './outcome.ts';
import { describeEvent, emptyExpression, finishTag, type Middle, middleOf, type RuleScope } from './rule-scope.ts';
import { clockMoments } from './values.ts';

/** Follows one rule. A rule that does not apply to the event is skipped with the reason. */
export function giveTag(rule: Rule, scope: RuleScope): Outcome {
  const enable = renderTemplate(rule.enable, scope.values, scope.moments);
  if (enable.text === 'false') return { kind: 'skipped', rule, reason: 'enable is false' };
  if (enable.text !== 'true') {
    const problem = badValue(rule.entry, undefined, `attribute "enable" comes to "${oneLine(enable.text, 60)}"`, 'true or false');
    return { kind: 'refused', rule, problem };
  }
  switch (rule.type) {
    case 'primary':
      return givePrimary(rule, scope);
    case 'schedule':
      return giveSchedule(rule, scope);
    case 'semver':
    case 'pep440':
      return giveVersion(rule, scope);
    case 'match':
      return giveMatch(rule, scope);
    case 'edge':
      return giveEdge(rule, scope);
    case 'ref':
      return giveRef(rule, scope);
    case 'raw':
      return finishTag(scope, rule, { ...middleOf(scope, rule.value), latest: false, reason: 'the value as given' });
    case 'sha':
      return giveSha(rule, scope);
  }
}

const plain = (text: string, reason: string, more: Partial<Middle> = {}): Middle => ({
  text,
  own: text,
  empty: [],
  latest: false,
  reason,
  ...more,
});

/** A text out of a ref: nothing in it is ours. */
const named = (text: string, reason: string, more: Partial<Middle> = {}): Middle => plain(text, reason, { own: '', ...more });

function givePrimary(rule: Rule, scope: RuleScope): Outcome {
  const { primary, source } = scope.identity;
  if (primary === undefined) return { kind: 'skipped', rule, reason: `no version is known: ${source}` };
  return finishTag(scope, rule, plain(primary, `version by ${source}, and the commit`));
}

function giveSchedule(rule: Rule & { type: 'schedule' }, scope: RuleScope): Outcome {
  if (scope.facts.event.name !== 'schedule') return skip(rule, scope, 'a scheduled run');
  const { text, empty } = renderTemplate(rule.pattern, scope.values, clockMoments(scope.facts));
  return finishTag(scope, rule, plain(text, 'a scheduled run', { empty }));
}

function giveEdge(rule: Rule & { type: 'edge' }, scope: RuleScope): Outcome {
  const { named: ref, defaultBranch } = scope.facts.event;
  const branch = rule.branch ?? defaultBranch;
  if (branch === undefined) return { kind: 'skipped', rule, reason: 'the event does not tell the default branch; write branch=' };
  if (ref.kind !== 'branch' || ref.name !== branch) return skip(rule, scope, `branch ${oneLine(branch, 80)}`);
  return finishTag(scope, rule, plain('edge', `a build of branch ${oneLine(branch, 80)}`));
}

function giveRef(rule: Rule & { type: 'ref' }, scope: RuleScope): Outcome {
  const { named: ref, pull } = scope.facts.event;
  switch (rule.event) {
    case 'branch':
      if (ref.kind !== 'branch') return skip(rule, scope, 'a branch');
      return finishTag(scope, rule, named(ref.name, 'the branch', { branch: ref.name }));
    case 'tag':
      if (ref.kind !== 'tag') return skip(rule, scope, 'a git tag');
      return finishTag(
        scope,
        rule,
        named(
          ref.name,
          '',
          latestFor(ref.name, scope.facts, (names) => names),
        ),
      );
    case 'pr':
      if (pull === undefined) return skip(rule, scope, 'a pull request');
      return finishTag(scope, rule, plain(String(pull), 'the pull request'));
  }
}

function giveSha(rule: Rule & { type: 'sha' }, scope: RuleScope): Outcome {
  const { sha, short } = scope.identity;
  if (sha === '') return emptyExpression(scope, rule, ['sha']);
  return finishTag(scope, rule, plain(rule.format === 'short' ? short : sha, 'the commit'));
}

const skip = (rule: Rule, { facts }: RuleScope, wanted: string): Outcome => ({
  kind: 'skipped',
  rule,
  reason: `it is for ${wanted}; this is ${describeEvent(facts)}`,
});
