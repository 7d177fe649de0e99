import { realpath } from 'node:fs/promises';
import { join } from 'node:path';
import type { Git } from '../../core/clone/clone.ts';
import { privateFolder } from '../files/private-folder.ts';
import { deepen, type FetchAccess } from './deepen.ts';
import { history, tagsBefore } from './history.ts';
import { readRepository } from './read-repository.ts';
import { type GitPlace, gitIn, type RunGit } from './run-git.ts';

/** How long a fetch may take as a whole, in milliseconds. */
const FETCH_LIMIT = 300_000;

/** Git, until it is disposed of. */
export type SystemGit = Git & AsyncDisposable;

/** The clone in a folder, read by the git of the machine; `temp` is for what it may have to be told in a file. Calls reject when the signal aborts. */
export function systemGit(place: GitPlace, access: FetchAccess, temp: string): SystemGit {
  const kept = new AsyncDisposableStack();
  let home: string | undefined;
  const at = async (signal: AbortSignal): Promise<RunGit> => gitIn({ ...place, folder: await realpath(place.folder), signal, home });
  const trust = async (): Promise<void> => {
    const folder = kept.use(await privateFolder(temp));
    await folder.write('.gitconfig', trusting(await realpath(place.folder), place.env.HOME));
    home = folder.path;
  };
  return {
    read: async (question) => {
      const git = await at(place.signal).catch(() => undefined);
      if (git === undefined) return { kind: 'none', why: 'no-repository' };
      const state = await readRepository(git, question);
      if (state !== 'foreign') return state;
      await trust();
      const again = await readRepository(await at(place.signal), question);
      return again === 'foreign' ? { kind: 'none', why: 'no-repository' } : again;
    },
    tagsBefore: async () => tagsBefore(await at(place.signal)),
    history: async (question) => history(await at(place.signal), question),
    deepen: async () => {
      const limit = AbortSignal.timeout(FETCH_LIMIT);
      try {
        return await deepen(await at(AbortSignal.any([place.signal, limit])), access);
      } catch (error) {
        if (!limit.aborted || place.signal.aborted) throw error;
        return { ok: false, error: `it took longer than ${FETCH_LIMIT / 60_000} minutes` };
      }
    },
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

/** Git before 2.38 reads safe.directory from files alone. The user's own settings stay. */
function trusting(folder: string, home: string | undefined): string {
  const quoted = (path: string): string => `"${path.replace(/[\\"]/g, '\\$&')}"`;
  const own = home === undefined ? '' : `[include]\n\tpath = ${quoted(join(home, '.gitconfig'))}\n`;
  return `${own}[safe]\n\tdirectory = ${quoted(folder)}\n`;
}
