import type { BumpRules } from '../../core/commits/conventional.ts';
import { readBumpRules } from '../../core/commits/read-bump-rules.ts';
import { type Component, readComponents } from '../../core/components/component.ts';
import { productionPattern } from '../../core/image-ref/registry-pattern.ts';
import { labelTemplates } from '../../core/labels/labels.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { allOf } from '../../core/result/all-of.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { type Flavor, readFlavor } from '../../core/tag-rule/flavor.ts';
import { type Image, readImages } from '../../core/tag-rule/images.ts';
import { readList } from '../../core/tag-rule/list-input.ts';
import { DEFAULT_TAGS, PRODUCTION_TAGS, readRules } from '../../core/tag-rule/read-rules.ts';
import type { Rule } from '../../core/tag-rule/rule.ts';
import type { Template } from '../../core/template/template.ts';
import { parseSemver, type Semver } from '../../core/version/semver.ts';
import type { TagRequest } from './request.ts';

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

/** A component with the rules of its tags. */
export interface PlannedComponent extends Component {
  readonly set: RuleSet;
}

/** The request, read: everything that can be known without event and git. */
export interface TagPlan extends Omit<TagRequest, ReadInputs> {
  readonly sets: readonly RuleSet[];
  readonly images: readonly PlannedImage[];
  readonly flavor: Flavor;
  readonly labels: readonly Template[];
  readonly annotations: readonly Template[];
  readonly dirty: 'ignore' | 'suffix' | 'fail';
  readonly bumpRules: BumpRules;
  readonly releaseAs: Semver | undefined;
  readonly components: readonly PlannedComponent[];
  /** Problems of `tags` that `strict: false` makes warnings. */
  readonly lenient: readonly Problem[];
}

type ReadInputs = 'images' | 'tags' | 'flavor' | 'labels' | 'annotations' | 'dirty' | 'bumpRules' | 'releaseAs' | 'components';

/** Reads every list input; all problems at once. */
export function planTags(request: TagRequest): Result<TagPlan, readonly Problem[]> {
  const onlyComponents = request.images.trim() === '' && request.components.trim() !== '';
  const read = allOf({
    images: readImages(request.images),
    rules: readRules(request.tags, onlyComponents ? PRODUCTION_TAGS : DEFAULT_TAGS),
    own: readRules('', PRODUCTION_TAGS),
    flavor: readFlavor(request.flavor),
    labels: templates('labels', request.labels),
    annotations: templates('annotations', request.annotations),
    bumpRules: readBumpRules(request.bumpRules),
    releaseAs: readReleaseAs(request.releaseAs),
    components: readComponents(request.components),
  });
  if (!read.ok) return read;
  const { images, rules, own, flavor, labels, annotations, bumpRules, releaseAs, components } = read.value;
  if (request.strict && rules.lenient.length > 0) return err(rules.lenient);
  const ownRules = request.tags.trim() === '' ? own.rules : undefined;
  const planned = images.map((image) => withPattern(request, image));
  const apart = ownRules === undefined ? [] : planned.filter(isProduction);
  const shared = planned.filter((image) => !apart.includes(image));
  const sets: RuleSet[] = [];
  if (shared.length > 0 || apart.length === 0) sets.push({ rules: rules.rules, images: shared });
  if (ownRules !== undefined && apart.length > 0) sets.push({ rules: ownRules, images: apart });
  const parts = components.map((component): PlannedComponent => {
    const of = component.image === undefined ? [] : [withPattern(request, component.image)];
    return { ...component, set: { rules: ownRules ?? rules.rules, images: of } };
  });
  const all = [...planned, ...parts.flatMap(({ set }) => set.images)];
  return ok({
    ...request,
    sets,
    images: planned,
    flavor,
    labels,
    annotations,
    bumpRules,
    releaseAs,
    components: parts,
    dirty: request.dirty ?? (all.some(isProduction) ? 'fail' : 'ignore'),
    lenient: rules.lenient,
  });
}

const isProduction = ({ production }: PlannedImage): boolean => production !== undefined;

const withPattern = ({ productionRegistries }: TagRequest, image: Image): PlannedImage => ({
  ...image,
  production: productionPattern(productionRegistries, image.ref),
});

function templates(input: string, text: string): Result<readonly Template[], readonly Problem[]> {
  const entries = readList(input, text);
  return entries.ok ? labelTemplates(entries.value) : err([entries.error]);
}

function readReleaseAs(text: string | undefined): Result<Semver | undefined, readonly Problem[]> {
  const version = text === undefined ? undefined : parseSemver(text);
  if (text === undefined || version !== undefined) return ok(version);
  return err([
    {
      code: 'BT007',
      fault: 'user',
      what: `"${oneLine(text, 60)}" is no semantic version`,
      where: 'input "release-as"',
      expected: 'a version such as 2.0.0 or 2.0.0-rc.1',
    },
  ]);
}

/** What asked for history, in words; undefined when nothing did. */
export function historyAskedBy(plan: TagPlan): string | undefined {
  if (plan.components.length > 0) return 'components';
  if (plan.bump !== 'none') return `bump: ${plan.bump}`;
  if (plan.gitTag) return 'git-tag';
  if (plan.sets.some(({ rules }) => rules.some(({ type }) => type === 'primary'))) return 'type=primary';
  const production = plan.images.find(isProduction);
  return production === undefined ? undefined : `the production image ${production.name}`;
}
