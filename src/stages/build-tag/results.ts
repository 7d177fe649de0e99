import { bakeFile } from '../../core/bake/bake.ts';
import { annotationTexts, labelRecord, labelTexts } from '../../core/labels/labels.ts';
import type { FinalTag, TagSet } from './assemble.ts';
import type { TagDecision } from './decide.ts';
import type { TagPlan } from './plan.ts';

/** How lists become outputs. */
export interface OutputForm {
  readonly sepTags: string;
  readonly sepLabels: string;
  readonly sepAnnotations: string;
  readonly bakeTarget: string;
}

/** One tag of one image, as `image:tag`; the tag alone when the step names no image. */
interface Reference extends FinalTag {
  readonly image: string | undefined;
  readonly text: string;
}

/** Every image's tags, image by image. */
export const referencesOf = ({ sets }: Pick<TagDecision, 'sets'>): readonly Reference[] => sets.flatMap(referencesOfSet);

/** The tags of the images that share rules. */
export function referencesOfSet({ images, tags }: TagSet): readonly Reference[] {
  const names = images.length === 0 ? [undefined] : images.map(({ name }) => name);
  return names.flatMap((image) => tags.map((tag) => ({ ...tag, image, text: image === undefined ? tag.tag : `${image}:${tag.tag}` })));
}

/** What will be pushed: the references of images, components' after the others. */
export const pushedReferences = ({ sets, components }: Pick<TagDecision, 'sets' | 'components'>) =>
  [...sets, ...components.map(({ set }) => set)].flatMap(({ images, tags }) =>
    images.flatMap(({ name, ref }) => tags.map(({ tag, mutable }) => ({ ref, tag, mutable, text: `${name}:${tag}` }))),
  );

/** Outputs that may be used for pushing: only of a build that was not refused. */
export function tagOutputs(decision: TagDecision, plan: TagPlan, form: OutputForm) {
  const references = referencesOf(decision);
  const texts = references.map(({ text }) => text);
  const names = [...new Set(references.map(({ tag }) => tag))];
  const annotations = annotationTexts(decision.annotations, plan.annotationLevels);
  return {
    version: decision.version,
    tags: texts.join(form.sepTags),
    tagNames: names.join(form.sepTags),
    labels: labelTexts(decision.labels).join(form.sepLabels),
    annotations: annotations.join(form.sepAnnotations),
    json: { tags: texts, 'tag-names': names, labels: labelRecord(decision.labels), annotations },
    immutableTags: list(references.filter(({ mutable }) => !mutable)),
    mutableTags: list(references.filter(({ mutable }) => mutable)),
    targets: pushedReferences(decision)
      .map(({ text, mutable }) => `oci://${text}${mutable ? ' mutable' : ''}`)
      .join('\n'),
  };
}

const list = (references: readonly Reference[]): string => references.map(({ text }) => text).join('\n');

/** The contents of the four bake files. */
export function bakeFiles(decision: TagDecision, plan: TagPlan, { bakeTarget }: OutputForm) {
  const tags = referencesOf(decision).map(({ text }) => text);
  const args = { DOCKER_META_IMAGES: plan.images.map(({ name }) => name).join(','), DOCKER_META_VERSION: decision.version };
  const labels = labelRecord(decision.labels);
  return {
    bakeFile: bakeFile(bakeTarget, { tags, labels, args }),
    bakeFileTags: bakeFile(bakeTarget, { tags, args }),
    bakeFileLabels: bakeFile(bakeTarget, { labels }),
    bakeFileAnnotations: bakeFile(bakeTarget, { annotations: annotationTexts(decision.annotations, plan.annotationLevels) }),
  };
}
