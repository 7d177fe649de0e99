import { existsSync } from 'node:fs';
import { readFile, rm, writeFile } from 'node:fs/promises';
import { setTimeout as sleep } from 'node:timers/promises';

const WAIT_MS = 300_000;

/** Does `work` while no other process does work under the same lock file. A lock of a process that is gone counts for nothing. Throws after 5 minutes. */
export async function withLock(file: string, work: () => Promise<void>): Promise<void> {
  const end = Date.now() + WAIT_MS;
  while (!(await taken(file))) {
    if (Date.now() > end) throw new Error(`${file} is still locked after ${WAIT_MS / 1000} s`);
    await sleep(100);
  }
  try {
    await work();
  } finally {
    await rm(file, { force: true });
  }
}

async function taken(file: string): Promise<boolean> {
  try {
    await writeFile(file, String(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = (await readFile(file, 'utf8').catch(() => '')).trim();
  if (owner !== '' && !existsSync(`/proc/${owner}`)) await rm(file, { force: true });
  return false;
}
