import { GithubFailure } from '../../core/github/github-failure.ts';
import type { PolicyFile } from '../../core/policy/policy-file.ts';
import type { GithubClient } from './github-client.ts';
import type { Repository } from './repository.ts';

/**
 * The file at `path` on the head of the default branch. GitHub answers 404 both for a missing file and for a repository that the token may
 * not see, so a missing file is only believed when the branch itself can be read.
 */
export async function readPolicyFile({ rest }: GithubClient, repository: Repository, path: string): Promise<PolicyFile> {
  const call = `GET /repos/${repository.owner}/${repository.repo}/contents/${path}`;
  try {
    const { data } = await rest.repos.getContent({ ...repository, path });
    if (Array.isArray(data) || data.type !== 'file' || !('content' in data) || data.encoding !== 'base64')
      throw new GithubFailure({ kind: 'refused', call, message: 'this is no file of less than 1 MB' });
    return { kind: 'file', text: Buffer.from(data.content, 'base64').toString('utf8'), blob: data.sha };
  } catch (error) {
    if (!(error instanceof GithubFailure) || error.kind !== 'not-found') throw error;
    const branch = (await rest.repos.get({ ...repository })).data.default_branch;
    await rest.repos.getCommit({ ...repository, ref: `heads/${branch}` });
    return { kind: 'absent', branch };
  }
}
