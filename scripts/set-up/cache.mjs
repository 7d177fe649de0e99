// The one cache folder. Everything that is built or downloaded is a part: a folder named after its content's key (version, flags, inputs),
// filled under a temporary name and renamed when complete. So a killed run leaves no half part, and what is there is right.
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync } from 'node:fs';
import { homedir, tmpdir } from 'node:os';
import { join, resolve } from 'node:path';

/** `$TIDEGATE_CACHE`, else `${XDG_CACHE_HOME:-~/.cache}/tidegate`, absolute. */
export const cacheFolder = () =>
  resolve(process.env.TIDEGATE_CACHE || join(process.env.XDG_CACHE_HOME || join(homedir(), '.cache'), 'tidegate'));

/** Twelve hex digits that stand for everything a part's content depends on. */
export const keyOf = (...inputs) => createHash('sha256').update(JSON.stringify(inputs)).digest('hex').slice(0, 12);

/** Where the part lies, or will lie. */
export const partFolder = (name, key) => join(cacheFolder(), 'parts', `${name}-${key}`);

/** Fills a part: `make` gets an empty folder; the part appears only when `make` has succeeded. */
export const makePart = async (name, key, make) => {
  const folder = partFolder(name, key);
  const temporary = join(cacheFolder(), 'parts', `.new-${name}-${process.pid}`);
  rmSync(temporary, { recursive: true, force: true });
  mkdirSync(temporary, { recursive: true });
  try {
    await make(temporary);
    if (!existsSync(folder)) renameSync(temporary, folder);
  } finally {
    rmSync(temporary, { recursive: true, force: true });
  }
  return folder;
};

/** Removes what killed runs left: half parts and the temporary folders of processes that are gone. */
export const sweepCache = () => {
  // In the bed, processes have other numbers: the runs that live outside would look dead.
  if (process.env.TIDEGATE_BED) return;
  for (const [folder, pattern] of [
    ['parts', /^\.new-.*-(\d+)$/],
    ['tmp', /^run-(\d+)$/],
  ]) {
    const path = join(cacheFolder(), folder);
    for (const name of existsSync(path) ? readdirSync(path) : []) {
      const pid = pattern.exec(name)?.[1];
      if (pid !== undefined && !existsSync(`/proc/${pid}`)) rmSync(join(path, name), { recursive: true, force: true });
    }
  }
};

/** In a bed the numbers of processes are its own: two beds would share a folder of the cache. There it lies in that bed's temporary folder. */
const runFolderPath = () => join(process.env.TIDEGATE_BED ? tmpdir() : join(cacheFolder(), 'tmp'), `run-${process.pid}`);

/** A folder for this run's temporary files, in the cache so that even `kill -9` leaves nothing elsewhere. Removed by `removeRunFolder` or the next start. */
export const runFolder = () => {
  mkdirSync(runFolderPath(), { recursive: true });
  return runFolderPath();
};

export const removeRunFolder = () => rmSync(runFolderPath(), { recursive: true, force: true });
