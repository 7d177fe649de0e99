import { isTag, tagText } from '../../core/image-ref/tag-text.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { renderTemplate } from '../../core/template/render-template.ts';
import type { Given, Outcome } from './outcome.ts';
import type { PlannedImage, RuleSet, TagPlan } from './plan.ts';
import { describeEvent, type RuleScope } from './rule-scope.ts';

/** A tag as it will stand on images. */
export interface FinalTag {
  readonly tag: string;
  readonly mutable: boolean;
  /** The rule's number, or `flavor` for `latest`. */
  readonly by: number | 'flavor';
}

/** Whether `latest` stands there, and why; refused when flavor's prefix or suffix make it no tag. */
export interface Latest {
  readonly set: boolean;
  readonly reason: string;
  readonly refused?: Problem;
}

/** The tags of the images that share rules. */
export interface TagSet {
  readonly images: readonly PlannedImage[];
  readonly outcomes: readonly Outcome[];
  readonly tags: readonly FinalTag[];
  readonly latest: Latest;
}

/** Puts the rules' results together: the first is the version, duplicates go, `latest` comes last. */
export function assemble(set: RuleSet, outcomes: readonly Outcome[], scope: RuleScope): TagSet {
  const given = outcomes.filter((outcome) => outcome.kind === 'given');
  const tags: FinalTag[] = [];
  const add = (tag: FinalTag): void => void (tags.some((known) => known.tag === tag.tag) || tags.push(tag));
  for (const { tag, mutable, rule } of given) add({ tag, mutable, by: rule.number });
  const judged = judgeLatest(set, given[0], scope.plan);
  const { tag: name, ...latest }: Latest & { readonly tag?: string } = judged.set ? latestTag(scope, judged.reason) : judged;
  if (name !== undefined) add({ tag: name, mutable: true, by: 'flavor' });
  return { images: set.images, outcomes, tags, latest };
}

function judgeLatest(set: RuleSet, first: Given | undefined, { flavor, productionRegistries }: TagPlan): Latest {
  if (first === undefined) return { set: false, reason: 'no rule gave a tag' };
  if (flavor.latest !== 'auto') return { set: flavor.latest === 'true', reason: `flavor: latest=${flavor.latest}` };
  if (productionRegistries.length > 0 && set.images.some(({ production }) => production !== undefined))
    return { set: false, reason: 'latest=auto means false for a production registry' };
  return { set: first.latest, reason: `latest=auto, decided by rule ${first.rule.number} (${first.reason})` };
}

/** `latest`, with the flavor's prefix and suffix where they ask for it. */
function latestTag({ plan, values, moments, facts }: RuleScope, reason: string): Latest & { readonly tag?: string } {
  const { prefix, suffix } = plan.flavor;
  const [before, after] = [prefix, suffix].map(({ onLatest, template }) => renderTemplate(onLatest ? template : [], values, moments));
  const empty = [...(before?.empty ?? []), ...(after?.empty ?? [])];
  if (empty.length > 0) return { set: false, reason: `{{${empty[0]}}} is empty on ${describeEvent(facts)}` };
  const tag = tagText(`${before?.text ?? ''}latest${after?.text ?? ''}`, plan.style);
  if (isTag(tag)) return { set: true, reason, tag };
  const problem: Problem = {
    code: 'BT010',
    fault: 'user',
    what: `flavor makes latest "${oneLine(tag, 80)}", which is no tag`,
    where: 'input "flavor"',
    expected: 'letters, digits, "_", "." and "-", the first a letter, a digit or "_"',
    remedy: 'Take onlatest=true out, or write another prefix',
  };
  return { set: false, reason: `BT010 ${problem.what}`, refused: problem };
}
