import { constants } from 'node:fs';
import { mkdtemp, open, rename, rm } from 'node:fs/promises';
import { join } from 'node:path';

/** A folder of our own, 0700, for what other users of the machine and later steps must not read. Disposing of it removes it. */
export interface PrivateFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a new file, 0600; an existing one is never followed. Gives its path. */
  write(name: string, content: string): Promise<string>;
  /** Puts a new content in a file's place in one step: a reader sees the old or the new one, never a part. */
  replace(name: string, content: string): Promise<string>;
}

/** Makes the folder below `parent` (RUNNER_TEMP). Throws node's errors: without it nothing secret can be written. */
export async function privateFolder(parent: string): Promise<PrivateFolder> {
  const path = await mkdtemp(join(parent, 'tidegate-'));
  const write = async (name: string, content: string): Promise<string> => {
    const target = join(path, name);
    const file = await open(target, constants.O_WRONLY | constants.O_CREAT | constants.O_EXCL | constants.O_NOFOLLOW, 0o600);
    try {
      await file.writeFile(content);
    } finally {
      await file.close();
    }
    return target;
  };
  return {
    path,
    write,
    replace: async (name, content) => {
      const fresh = join(path, `.${name}.new`);
      await rm(fresh, { force: true });
      await write(`.${name}.new`, content);
      await rename(fresh, join(path, name));
      return join(path, name);
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
