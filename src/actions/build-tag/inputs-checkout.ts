import { lines, oneOf, text } from '../../core/contract/kinds.ts';

/** How the clone is looked at, and where versions come from. */
export const checkoutInputs = {
  shallow: oneOf(['auto', 'fail', 'warn', 'fetch'], {
    description:
      'What happens when the history is missing: auto fetches it if something asked for needs it and else warns, fetch always fetches it, warn and fail never do.',
    default: 'auto',
  }),
  dirty: oneOf(['ignore', 'suffix', 'fail'], {
    description:
      'What changed tracked files mean: nothing, -dirty at the end of every tag, or an error. Empty: fail for a production image, else ignore.',
  }),
  bump: oneOf(['none', 'conventional'], {
    description:
      'Where the version of a commit without a version tag comes from: the last tag, or the commits since then by Conventional Commits.',
    default: 'none',
  }),
  'bump-rules': lines({
    description: 'How much further types of commits change, one type=level a line, such as docs=patch. Levels: major, minor, patch, none.',
  }),
  'release-as': text({ description: 'The version of this build, whatever its commits say. A version tag on the commit wins over it.' }),
  components: text({
    description:
      'Parts of a monorepo, one a line: shop, path=services/shop, paths=libs/**;!**/*.md, prefix=shop/v, image=ghcr.io/acme/shop. Only name and path are needed; the prefix is name/v.',
  }),
  'tag-prefix': text({ description: 'What stands before the version in git tags, such as shop/v. Empty: v or nothing.' }),
};
