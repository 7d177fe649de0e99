import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { TagSet } from './assemble.ts';
import type { Facts } from './facts.ts';
import type { Skipped } from './outcome.ts';
import { describeEvent } from './rule-scope.ts';

/** BT005 and BT001: a version that was given and is none; and images that would get no tag. `strict: false` makes them warnings. */
export function judgeNoTags(sets: readonly TagSet[], facts: Facts): readonly Problem[] {
  return sets.flatMap((set) => {
    const skipped = set.outcomes.filter((outcome) => outcome.kind === 'skipped');
    const none = set.tags.length === 0;
    const unmet = skipped.flatMap((one) => (one.unmet !== undefined && (one.unmet.explicit || none) ? [one.unmet.problem] : []));
    const refused = set.outcomes.some(({ kind }) => kind === 'refused');
    return none && !refused ? [...unmet, noTags(skipped, facts)] : unmet;
  });
}

const noTags = (skipped: readonly Skipped[], facts: Facts): Problem => ({
  code: 'BT001',
  fault: 'user',
  what: `no tag results on ${describeEvent(facts)}: ${skipped.map(({ rule, reason }) => `rule ${rule.number} (${oneLine(rule.entry.source, 60)}): ${reason}`).join('; ')}`,
  where: 'input "tags"',
  expected: 'at least one rule that applies to this event',
  remedy: `Add the line ${ruleFor(facts)}`,
});

/** A rule that gives a tag for the event. */
function ruleFor({ event }: Facts): string {
  if (event.pull !== undefined) return 'type=ref,event=pr';
  if (event.name === 'schedule') return 'type=schedule';
  if (event.named.kind === 'branch') return 'type=ref,event=branch';
  return event.named.kind === 'tag' ? 'type=ref,event=tag' : 'type=sha';
}
