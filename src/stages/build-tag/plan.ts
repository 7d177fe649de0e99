import { productionPattern } from '../../core/image-ref/registry-pattern.ts';
import type { TagStyle } from '../../core/image-ref/tag-text.ts';
import { labelTemplates } from '../../core/labels/labels.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { type Flavor, readFlavor } from '../../core/tag-rule/flavor.ts';
import { type Image, readImages } from '../../core/tag-rule/images.ts';
import { readList } from '../../core/tag-rule/list-input.ts';
import { DEFAULT_TAGS, PRODUCTION_TAGS, readRules } from '../../core/tag-rule/read-rules.ts';
import type { Rule } from '../../core/tag-rule/rule.ts';
import type { Template } from '../../core/template/template.ts';

/** What was asked for, as texts and words. */
export interface TagRequest {
  readonly context: 'workflow' | 'git';
  readonly images: string;
  readonly tags: string;
  readonly flavor: string;
  readonly labels: string;
  readonly annotations: string;
  readonly annotationLevels: readonly string[];
  readonly productionRegistries: readonly string[];
  readonly strict: boolean;
  readonly onEmpty: 'skip' | 'error';
  readonly style: TagStyle;
  readonly shaLength: number;
  readonly shallow: 'auto' | 'fail' | 'warn' | 'fetch';
  readonly dirty: 'ignore' | 'suffix' | 'fail' | undefined;
  readonly tagPrefix: string;
}

/** An image and the pattern of `production-registries` that names it. */
export interface PlannedImage extends Image {
  readonly production: string | undefined;
}

/** The rules that some images share. Images of a production registry have rules of their own when `tags` is empty. */
export interface RuleSet {
  readonly rules: readonly Rule[];
  /** Empty when the step names no image: then tags stand alone. */
  readonly images: readonly PlannedImage[];
}

/** The request, read: everything that can be known without event and git. */
export interface TagPlan extends Omit<TagRequest, 'images' | 'tags' | 'flavor' | 'labels' | 'annotations' | 'dirty'> {
  readonly sets: readonly RuleSet[];
  readonly images: readonly PlannedImage[];
  readonly flavor: Flavor;
  readonly labels: readonly Template[];
  readonly annotations: readonly Template[];
  readonly dirty: 'ignore' | 'suffix' | 'fail';
  /** Problems of `tags` that `strict: false` makes warnings. */
  readonly lenient: readonly Problem[];
}

/** Reads every list input; all problems at once. */
export function planTags(request: TagRequest): Result<TagPlan, readonly Problem[]> {
  const images = readImages(request.images);
  const rules = readRules(request.tags, DEFAULT_TAGS);
  const own = readRules('', PRODUCTION_TAGS);
  const flavor = readFlavor(request.flavor);
  const labels = templates('labels', request.labels);
  const annotations = templates('annotations', request.annotations);
  const read = [images, rules, own, flavor, labels, annotations];
  const problems = read.flatMap((one) => (one.ok ? [] : one.error));
  if (!images.ok || !rules.ok || !own.ok || !flavor.ok || !labels.ok || !annotations.ok) return err(problems);
  if (request.strict && rules.value.lenient.length > 0) return err(rules.value.lenient);
  const planned = images.value.map((image) => ({ ...image, production: productionPattern(request.productionRegistries, image.ref) }));
  const apart = request.tags.trim() === '' ? planned.filter(({ production }) => production !== undefined) : [];
  const shared = planned.filter((image) => !apart.includes(image));
  const sets: RuleSet[] = [];
  if (shared.length > 0 || apart.length === 0) sets.push({ rules: rules.value.rules, images: shared });
  if (apart.length > 0) sets.push({ rules: own.value.rules, images: apart });
  return ok({
    ...request,
    sets,
    images: planned,
    flavor: flavor.value,
    labels: labels.value,
    annotations: annotations.value,
    dirty: request.dirty ?? (planned.some(({ production }) => production !== undefined) ? 'fail' : 'ignore'),
    lenient: rules.value.lenient,
  });
}

function templates(input: string, text: string): Result<readonly Template[], readonly Problem[]> {
  const entries = readList(input, text);
  return entries.ok ? labelTemplates(entries.value) : err([entries.error]);
}

/** What asked for history, in words; undefined when nothing did. */
export function historyAskedBy(plan: TagPlan): string | undefined {
  if (plan.sets.some(({ rules }) => rules.some(({ type }) => type === 'primary'))) return 'type=primary';
  const production = plan.images.find((image) => image.production !== undefined);
  return production === undefined ? undefined : `the production image ${production.name}`;
}
