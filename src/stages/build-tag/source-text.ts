import type { Rule } from '../../core/tag-rule/rule.ts';
import type { Template } from '../../core/template/template.ts';
import type { Outcome } from './outcome.ts';
import { describeEvent, emptyExpression, middleOf, type RuleScope } from './rule-scope.ts';

/** The text that a version or match rule looks at. `explicit`: the rule gave it itself. */
export type Source = { readonly kind: 'text'; readonly text: string; readonly explicit: boolean } | Outcome;

/** The rule's own `value`, else the git tag of the event. */
export function sourceText(value: Template | undefined, rule: Rule, scope: RuleScope): Source {
  const { named } = scope.facts.event;
  if (value !== undefined && value.length > 0) {
    const { text, empty } = middleOf(scope, value);
    return empty.length > 0 ? emptyExpression(scope, rule, empty) : { kind: 'text', text, explicit: true };
  }
  if (named.kind === 'tag') return { kind: 'text', text: named.name, explicit: false };
  return { kind: 'skipped', rule, reason: `it is for a git tag; this is ${describeEvent(scope.facts)}` };
}
