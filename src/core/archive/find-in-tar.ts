import { tarFiles } from './tar-files.ts';

/** The content of a plain file in a tar archive; undefined when there is none. A broken archive gives what was found. */
export function findInTar(archive: Uint8Array, name: string): Uint8Array | undefined {
  for (const file of tarFiles(archive)) if (file.name === name) return file.content;
  return undefined;
}
