import type { Rule } from '../../core/tag-rule/rule.ts';
import { compareNumbers, standingOf } from '../../core/version/release-numbers.ts';
import { allTagNames, NOT_KNOWN, type Stay } from './forward.ts';
import { latestFor } from './latest-for.ts';
import type { Outcome } from './outcome.ts';
import { finishTag, type RuleScope } from './rule-scope.ts';
import { sourceText } from './source-text.ts';
import { takeGroup, tooSlow, unmatched } from './take-group.ts';

/** Follows `type=match`. */
export function giveMatch(rule: Rule & { type: 'match' }, scope: RuleScope): Outcome {
  const { facts } = scope;
  const source = sourceText(rule.value, rule, scope);
  if (source.kind !== 'text') return source;
  const names = allTagNames(facts) ?? [];
  const taken = takeGroup(rule.pattern, rule.group, [source.text, ...names], facts);
  if (taken.kind === 'too-slow') return { kind: 'refused', rule, problem: tooSlow(rule, rule.pattern) };
  const [text, ...others] = taken.texts;
  if (text === undefined) return unmatched(rule, source.text, rule.pattern.source, source.explicit);
  const stays = movesBack(text, source.text, { known: allTagNames(facts) !== undefined, names, others });
  if (stays !== undefined) return { kind: 'skipped', rule, reason: stays.reason, ...(stays.known ? {} : { held: true }) };
  return finishTag(scope, rule, { text, own: '', empty: [], ...latestFor(text, facts, () => others) });
}

interface OtherTags {
  readonly known: boolean;
  readonly names: readonly string[];
  readonly others: readonly (string | undefined)[];
}

/** A text that is only a part of a version (`1.2` of `v1.2.3`) floats: it may not go back to an older one. */
function movesBack(text: string, source: string, { known, names, others }: OtherTags): Stay | undefined {
  const own = versionIn(source);
  if (own.kind !== 'release' || versionIn(text).kind !== 'release' || source.endsWith(text)) return undefined;
  if (!known) return NOT_KNOWN;
  const above = names.find((name, index) => {
    const standing = others[index] === text ? versionIn(name) : own;
    return standing.kind === 'release' && compareNumbers(standing.numbers, own.numbers) > 0;
  });
  return above === undefined ? undefined : { known: true, reason: `git tag ${above} is higher` };
}

/** The version at the end of a name: `1.2.3` of `p1/v1.2.3`. */
const versionIn = (name: string): ReturnType<typeof standingOf> => standingOf(/v?\d+(?:\.\d+)*(?:[-+.a-z].*)?$/.exec(name)?.[0] ?? name);
