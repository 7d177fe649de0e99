import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Pattern, Rule } from '../../core/tag-rule/rule.ts';
import { badPattern, placeOf } from '../../core/tag-rule/rule-problems.ts';
import type { Facts } from './facts.ts';
import type { Skipped } from './outcome.ts';

/** What a group of a pattern took from each text; undefined where it took nothing. */
export type Taken = { readonly kind: 'taken'; readonly texts: readonly (string | undefined)[] } | { readonly kind: 'too-slow' };

/** Takes one group, or the first of two that exists: `[1, 0]` is group 1, the whole match where the pattern has no group. */
export function takeGroup(pattern: Pattern, group: number | readonly [number, number], texts: readonly string[], { match }: Facts): Taken {
  const matched = match(pattern, texts);
  if (matched.kind === 'too-slow') return matched;
  const [wanted, otherwise] = typeof group === 'number' ? [group, group] : group;
  return { kind: 'taken', texts: matched.groups.map((groups) => groups?.[wanted] ?? groups?.[otherwise]) };
}

/** The rule's pattern took nothing: skipped, and BT005 when nothing else gives a tag. */
export function unmatched(rule: Rule, text: string, pattern: string, explicit: boolean): Skipped {
  const reason = `/${oneLine(pattern, 80)}/ does not match "${oneLine(text, 80)}"`;
  return { kind: 'skipped', rule, reason, unmet: { explicit, problem: unmet(rule, reason, 'a text that the pattern matches') } };
}

/** BT005 for a rule. */
export const unmet = (rule: Rule, what: string, expected: string): Problem => ({
  code: 'BT005',
  fault: 'user',
  what,
  where: placeOf(rule.entry),
  expected,
});

/** BT006 for a pattern that took too long. */
export const tooSlow = (rule: Rule, pattern: Pattern): Problem =>
  badPattern(rule.entry, undefined, `the pattern /${oneLine(pattern.source, 80)}/ took too long`);
