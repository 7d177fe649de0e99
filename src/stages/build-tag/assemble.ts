import { sanitizeTag } from '../../core/image-ref/tag-text.ts';
import { renderTemplate } from '../../core/template/render-template.ts';
import type { Given, Outcome } from './outcome.ts';
import type { PlannedImage, RuleSet, TagPlan } from './plan.ts';
import type { RuleScope } from './rule-scope.ts';

/** A tag as it will stand on images. */
export interface FinalTag {
  readonly tag: string;
  readonly mutable: boolean;
  /** The rule's number, or `flavor` for `latest`. */
  readonly by: number | 'flavor';
}

/** The tags of the images that share rules. */
export interface TagSet {
  readonly images: readonly PlannedImage[];
  readonly outcomes: readonly Outcome[];
  readonly tags: readonly FinalTag[];
  readonly latest: { readonly set: boolean; readonly reason: string };
}

/** Puts the rules' results together: the first is the version, duplicates go, `latest` comes last. */
export function assemble(set: RuleSet, outcomes: readonly Outcome[], scope: RuleScope): TagSet {
  const given = outcomes.filter((outcome) => outcome.kind === 'given');
  const latest = judgeLatest(set, given[0], scope.plan);
  const tags: FinalTag[] = [];
  const add = (tag: FinalTag): void => void (tags.some((known) => known.tag === tag.tag) || tags.push(tag));
  for (const { tag, mutable, rule } of given) add({ tag, mutable, by: rule.number });
  if (latest.set) add({ tag: latestTag(scope), mutable: true, by: 'flavor' });
  return { images: set.images, outcomes, tags, latest };
}

function judgeLatest(set: RuleSet, first: Given | undefined, { flavor, productionRegistries }: TagPlan): TagSet['latest'] {
  if (first === undefined) return { set: false, reason: 'no rule gave a tag' };
  if (flavor.latest !== 'auto') return { set: flavor.latest === 'true', reason: `flavor: latest=${flavor.latest}` };
  if (productionRegistries.length > 0 && set.images.some(({ production }) => production !== undefined))
    return { set: false, reason: 'latest=auto means false for a production registry' };
  return { set: first.latest, reason: `latest=auto, decided by rule ${first.rule.number} (${first.reason})` };
}

/** `latest`, with the flavor's prefix and suffix where they ask for it. */
function latestTag({ plan, values, moments }: RuleScope): string {
  const { prefix, suffix } = plan.flavor;
  const before = prefix.onLatest ? renderTemplate(prefix.template, values, moments).text : '';
  const after = suffix.onLatest ? renderTemplate(suffix.template, values, moments).text : '';
  return sanitizeTag(`${before}latest${after}`);
}
