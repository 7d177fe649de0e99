import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { sha256Of } from '../../core/digest/sha256.ts';

/**
 * Writes files whose names hold a mark of their content, `tidegate-bake-<12 hex>.json`: two steps never overwrite each other, and a second run writes
 * the same. Throws node's errors.
 */
export const markedFiles = (folder: string, name: string) => ({
  write: async (content: string): Promise<string> => {
    const mark = sha256Of(content).slice('sha256:'.length, 'sha256:'.length + 12);
    const path = join(folder, `${name}-${mark}.json`);
    try {
      await writeFile(path, content);
    } catch (error) {
      if ((error as NodeJS.ErrnoException).code !== 'ENOENT') throw error;
      await mkdir(folder, { recursive: true });
      await writeFile(path, content);
    }
    return path;
  },
});
