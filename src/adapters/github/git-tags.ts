import { textAt } from '../../core/event/payload.ts';
import type { GitTags } from '../../core/github/git-tags.ts';
import { GithubFailure } from '../../core/github/github-failure.ts';
import type { SmallClient } from './small-client.ts';

/** Annotated tags may point at annotated tags; nobody needs more than this. */
const DEEPEST = 5;

/** Git tags by the REST API (GitHub docs, "Git database"); `repository` is `owner/name`. */
export function githubTags(client: SmallClient, repository: string): GitTags {
  const base = `/repos/${repository}/git`;
  return {
    commitOf: async (name) => {
      try {
        let object = await client('GET', `${base}/ref/tags/${inPath(name)}`);
        for (let depth = 0; depth < DEEPEST && textAt(object, 'object', 'type') === 'tag'; depth++)
          object = await client('GET', `${base}/tags/${inPath(textAt(object, 'object', 'sha') ?? '')}`);
        return textAt(object, 'object', 'sha');
      } catch (error) {
        if (error instanceof GithubFailure && error.kind === 'not-found') return undefined;
        throw error;
      }
    },
    create: async (name, commit, message) => {
      try {
        const object =
          message === undefined
            ? commit
            : textAt(await client('POST', `${base}/tags`, { tag: name, object: commit, message, type: 'commit' }), 'sha');
        await client('POST', `${base}/refs`, { ref: `refs/tags/${name}`, sha: object ?? commit });
        return 'created';
      } catch (error) {
        if (error instanceof GithubFailure && (isTaken(error) || error.kind === 'unreachable')) return 'exists';
        throw error;
      }
    },
  };
}

/** Slashes of a tag's name stay what they are in the path. */
const inPath = (name: string): string => name.split('/').map(encodeURIComponent).join('/');

const isTaken = ({ status, message }: GithubFailure): boolean => status === 422 && /already exists/i.test(message);
