import { realpath } from 'node:fs/promises';
import { type GitPlace, gitIn } from './run-git.ts';

/** The commit's own time in seconds since 1970; undefined where there is no git, no checkout, or not this commit in it. Rejects when the signal aborts. */
export async function commitTime(place: GitPlace, sha: string): Promise<number | undefined> {
  if (place.folder === '' || !/^[0-9a-f]{40,64}$/.test(sha)) return undefined;
  try {
    const git = gitIn({ ...place, folder: await realpath(place.folder) });
    const { code, stdout } = await git(['show', '-s', '--no-show-signature', '--format=%ct', sha]);
    return code === 0 && /^\d{1,11}$/.test(stdout.trim()) ? Number(stdout.trim()) : undefined;
  } catch (error) {
    place.signal.throwIfAborted();
    if ((error as NodeJS.ErrnoException).code === 'ENOENT') return undefined;
    throw error;
  }
}
