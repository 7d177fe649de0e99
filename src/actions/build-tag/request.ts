import type { TagRequest } from '../../stages/build-tag/request.ts';
import type { Knobs } from './knobs.ts';
import type { TagRun } from './main.ts';

/** What the inputs ask for; the environment's knobs stand in for those that are empty. */
export const requestOf = (inputs: TagRun['inputs'], knobs: Knobs): TagRequest => ({
  context: inputs.context,
  images: inputs.images ?? '',
  tags: inputs.tags ?? '',
  flavor: inputs.flavor ?? '',
  labels: inputs.labels ?? '',
  annotations: inputs.annotations ?? '',
  annotationLevels: knobs.annotationLevels,
  productionRegistries: inputs.productionRegistries,
  strict: inputs.strict,
  onEmpty: inputs.onEmpty,
  style: { sanitize: inputs.sanitize, maxLength: inputs.maxLength === 'k8s' ? 63 : Number(inputs.maxLength) },
  shaLength: inputs.shaLength ?? knobs.shaLength,
  shallow: inputs.shallow,
  dirty: inputs.dirty,
  tagPrefix: inputs.tagPrefix ?? '',
  bump: inputs.bump,
  bumpRules: inputs.bumpRules,
  releaseAs: inputs.releaseAs,
  components: inputs.components ?? '',
  gitTag: inputs.gitTag === 'on',
});
