import { boolean, integer, lines, oneOf, text } from '../../core/contract/kinds.ts';

/** What may become a tag, and where it may go. */
export const safetyInputs = {
  'production-registries': lines({
    description:
      'Registries that hold production images, one pattern a line: prod.example.com, ghcr.io/acme/*, docker.io/acme/**. Nothing that moves is ever aimed at them.',
  }),
  strict: boolean({
    description: 'Whether no tag, an unknown word in a rule and a value that is no version are errors. false makes them warnings.',
    default: 'true',
  }),
  'on-empty': oneOf(['skip', 'error'], { description: 'What a rule whose expression is empty comes to.', default: 'skip' }),
  sanitize: oneOf(['compat', 'unique'], {
    description:
      'How a name becomes a tag: compat puts - for what a tag cannot have, unique adds a hash so that two names never share a tag.',
    default: 'compat',
  }),
  'max-length': text({
    description: 'Longest tag. 63 fits a Kubernetes label.',
    default: '128',
    pattern: /^(?:k8s|1[6-9]|[2-9]\d|1[01]\d|12[0-8])$/,
    expected: 'a whole number from 16 to 128, or k8s for 63',
  }),
  'sha-length': integer({
    description:
      'Digits of the commit id in tags and versions. Empty: DOCKER_METADATA_SHORT_SHA_LENGTH, else 7; 12 is safe in big repositories.',
    min: 7,
    max: 40,
  }),
  'pr-sha': oneOf(['merge', 'head'], {
    description:
      'The commit of a pull request: the merge that GitHub made (as GITHUB_SHA), or the head of its branch. Empty: DOCKER_METADATA_PR_HEAD_SHA, else merge.',
  }),
};
