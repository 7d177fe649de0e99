import { mkdir, mkdtemp, rm, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';

/** An empty folder for as long as a test holds it. */
export interface ScratchFolder extends AsyncDisposable {
  readonly path: string;
  /** Writes a file and the folders above it; gives its path. */
  write(name: string, content: string | Uint8Array): Promise<string>;
}

export async function scratchFolder(): Promise<ScratchFolder> {
  const path = await mkdtemp(join(tmpdir(), 'tidegate-scratch-'));
  return {
    path,
    write: async (name, content) => {
      const target = join(path, name);
      await mkdir(dirname(target), { recursive: true });
      await writeFile(target, content);
      return target;
    },
    [Symbol.asyncDispose]: () => rm(path, { recursive: true, force: true }),
  };
}
