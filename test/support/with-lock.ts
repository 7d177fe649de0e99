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
    await writeFile(file, await identity(process.pid), { flag: 'wx' });
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'EEXIST') throw error;
  }
  const owner = await readFile(file, 'utf8').catch(() => '');
  if (owner !== '' && owner !== (await identity(Number(owner.split(' ')[0])))) await rm(file, { force: true });
  return false;
}

/** A process's number and the tick of its start: numbers come again, in another namespace at once. Empty for one that is gone. */
async function identity(pid: number): Promise<string> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8').catch(() => '');
  const started = stat.slice(stat.lastIndexOf(')') + 2).split(' ')[19];
  return started === undefined ? '' : `${pid} ${started}`;
}
