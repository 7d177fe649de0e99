import { boolean, oneOf, text } from '../../core/contract/kinds.ts';

/** What may be asked of registries and done on GitHub: nothing unless it is switched on. */
export const outsideInputs = {
  'registry-check': oneOf(['off', 'on'], {
    description:
      'Whether the tags that never move are looked up: there from this very commit is success (output reuse), there from another one an error.',
    default: 'off',
  }),
  'registry-errors': oneOf(['fail', 'build'], {
    description: 'What a registry that gives no answer means: the step fails, or the tag counts as absent.',
    default: 'fail',
  }),
  'git-tag': oneOf(['off', 'on'], {
    description:
      'Whether the version becomes a git tag on GitHub: tag-prefix and version. Needs contents: write. The same tag on this commit is success.',
    default: 'off',
  }),
  'git-tag-message': text({ description: 'Message of the git tag, which makes it an annotated one. Empty: a plain tag.' }),
  'dry-run': boolean({ description: 'Whether git-tag only says what it would do.', default: 'false' }),
};
