import { globSync, readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** Polls until `done` holds; false after 20 s. */
export const until = async (done: () => boolean): Promise<boolean> => {
  for (const end = Date.now() + 20_000; Date.now() < end; await sleep(50)) if (done()) return true;
  return false;
};

/** Empty for what is gone: processes and groups end between a listing and its reading (ENOENT, and ESRCH or ENODEV while it happens). */
const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch (error) {
    if (['ENOENT', 'ESRCH', 'ENODEV'].includes((error as NodeJS.ErrnoException).code ?? '')) return '';
    throw error;
  }
};

/** The cgroups of the cluster whose script has this process id. */
export const groupsOf = (id: number | undefined): string[] => globSync(`/sys/fs/cgroup/{*/,}bed.${id}`);

/** The processes in those groups: everything that the cluster runs. */
export const processesOf = (id: number | undefined): number[] => {
  const lists = groupsOf(id).flatMap((group) => globSync(`${group}/{**/,}cgroup.procs`));
  return [...new Set(lists.flatMap((list) => textOf(list).split('\n').filter(Boolean).map(Number)))];
};

/** Whether the process runs; a dead one that nobody has waited for does not. */
export const alive = (pid: number): boolean => /^State:\s+[^ZX]/m.test(textOf(`/proc/${pid}/status`));

/** The direct children of a process. */
export const childrenOf = (pid: number | undefined): number[] =>
  textOf(`/proc/${pid}/task/${pid}/children`)
    .split(' ')
    .filter((word) => word.trim() !== '')
    .map(Number);
