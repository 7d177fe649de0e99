import { oneOf, secret, text } from '../../core/contract/kinds.ts';

/** The inputs of docker/metadata-action, with its names, forms and defaults. */
export const metadataInputs = {
  context: oneOf(['workflow', 'git'], {
    description: 'Where commit and ref are read: from the event, or from the checkout.',
    default: 'workflow',
  }),
  images: text({ description: 'Images to tag, one a line: ghcr.io/acme/shop, or name=ghcr.io/acme/shop,enable=true.' }),
  tags: text({
    description:
      'Rules for tags, one a line: type=primary, type=semver,pattern={{version}}. Empty: schedule, branch, tag and pull request; for an image of production-registries type=primary.',
  }),
  flavor: text({ description: 'What all rules share: latest=auto, prefix=, suffix=, each with onlatest=.' }),
  labels: text({ description: 'Labels of your own, one key=value a line, over the standard ones.' }),
  annotations: text({ description: 'Annotations of your own, one key=value a line, over the standard ones.' }),
  'sep-tags': text({ description: 'What stands between tags in the outputs tags and tag-names. Empty: a newline.', verbatim: true }),
  'sep-labels': text({ description: 'What stands between labels. Empty: a newline.', verbatim: true }),
  'sep-annotations': text({ description: 'What stands between annotations. Empty: a newline.', verbatim: true }),
  'annotation-levels': text({
    description:
      'Levels that annotations are written for, by comma: manifest, index, manifest-descriptor, index-descriptor. Empty: DOCKER_METADATA_ANNOTATIONS_LEVELS, else manifest.',
  }),
  'bake-target': text({ description: 'The target in bake files.', default: 'docker-metadata-action' }),
  'github-token': secret({
    description:
      'Used only to fetch missing history where the checkout left no credential, for git-tag, and for registry-check at ghcr.io.',
    fromContext: '$' + '{{ github.token }}',
  }),
};
