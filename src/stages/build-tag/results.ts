import { bakeFile } from '../../core/bake/bake.ts';
import { sanitizeTag } from '../../core/image-ref/tag-text.ts';
import { annotationTexts, labelRecord, labelTexts } from '../../core/labels/labels.ts';
import type { FinalTag } from './assemble.ts';
import type { TagDecision } from './decide.ts';
import type { Facts } from './facts.ts';
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
export const referencesOf = ({ sets }: Pick<TagDecision, 'sets'>): readonly Reference[] =>
  sets.flatMap(({ images, tags }) => {
    const names = images.length === 0 ? [undefined] : images.map(({ name }) => name);
    return names.flatMap((image) => tags.map((tag) => ({ ...tag, image, text: image === undefined ? tag.tag : `${image}:${tag.tag}` })));
  });

/** Outputs that are true whatever the verdict: who this build is, and why each tag is there or not. */
export function identityOutputs(decision: TagDecision, facts: Facts) {
  const { identity, buildTime } = decision;
  const { version, primary, distance } = identity;
  return {
    revision: identity.sha || undefined,
    shortSha: identity.short || undefined,
    primary,
    semver: version?.version,
    major: version?.major,
    minor: version?.minor,
    patch: version?.patch,
    distance,
    dirty: facts.git.kind === 'repository' && facts.git.changed !== undefined ? facts.git.changed.length > 0 : undefined,
    created: buildTime === undefined ? undefined : isoTime(buildTime),
    sourceDateEpoch: buildTime,
    explain: explain(decision),
  };
}

/** Outputs that may be used for pushing: only of a build that was not refused. */
export function tagOutputs(decision: TagDecision, plan: TagPlan, facts: Facts, form: OutputForm) {
  const references = referencesOf(decision);
  const texts = references.map(({ text }) => text);
  const names = [...new Set(references.map(({ tag }) => tag))];
  const annotations = annotationTexts(decision.annotations, plan.annotationLevels);
  const pushable = references.filter(({ image }) => image !== undefined);
  return {
    version: decision.version,
    tags: texts.join(form.sepTags),
    tagNames: names.join(form.sepTags),
    labels: labelTexts(decision.labels).join(form.sepLabels),
    annotations: annotations.join(form.sepAnnotations),
    json: { tags: texts, 'tag-names': names, labels: labelRecord(decision.labels), annotations },
    immutableTags: list(references.filter(({ mutable }) => !mutable)),
    mutableTags: list(references.filter(({ mutable }) => mutable)),
    targets: pushable.map(({ text, mutable }) => `oci://${text}${mutable ? ' mutable' : ''}`).join('\n'),
    artifactName: artifactName(decision, plan, facts),
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

/** `web-2.1.0-abc1234`: the image's or repository's name and the identity, legal as a file's name. */
function artifactName({ identity, version }: TagDecision, plan: TagPlan, facts: Facts): string {
  const name = plan.images[0]?.ref.repository.split('/').at(-1) ?? facts.repository.name;
  return [name, identity.primary ?? version]
    .filter((part) => part !== '')
    .map(sanitizeTag)
    .join('-');
}

/** Each rule, what it gave and why, in the order in which they were tried. */
export const explain = ({ sets }: Pick<TagDecision, 'sets'>) =>
  sets.flatMap(({ images, outcomes, latest }) => [
    ...outcomes.map((outcome) => ({
      rule: outcome.rule.entry.source,
      line: outcome.rule.entry.line,
      images: images.map(({ name }) => name),
      ...(outcome.kind === 'given'
        ? { result: outcome.tag, mutable: outcome.mutable, reason: outcome.reason }
        : { result: null, reason: outcome.kind === 'skipped' ? outcome.reason : `${outcome.problem.code} ${outcome.problem.what}` }),
    })),
    { rule: 'latest', images: images.map(({ name }) => name), result: latest.set ? 'latest' : null, reason: latest.reason },
  ]);

/** RFC 3339 in the form that docker/metadata-action writes. */
export const isoTime = (seconds: number): string => new Date(seconds * 1_000).toISOString();
