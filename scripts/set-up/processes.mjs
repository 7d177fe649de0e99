// Processes by id and start time (Linux, proc(5)): never by name.
import { readFileSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';

/** A process's start in clock ticks since boot (proc(5), field 22): tells a process from a later one with the same id. */
export const startOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/stat`, 'utf8')
      .replace(/^.*\) /, '')
      .split(' ')[19];
  } catch {
    return undefined;
  }
};

/** Ends that very process: TERM, and KILL when it does not go. Returns when it is gone. */
export const endProcess = async (pid, start) => {
  for (const [signal, patience] of [
    ['SIGTERM', 10_000],
    ['SIGKILL', 5_000],
  ]) {
    if (startOf(pid) !== start) return;
    process.kill(pid, signal);
    for (const end = Date.now() + patience; startOf(pid) === start && Date.now() < end; ) await sleep(30);
  }
};

/** The ids of a process's direct children; none when it is gone. */
export const childrenOf = (pid) => {
  try {
    return readFileSync(`/proc/${pid}/task/${pid}/children`, 'utf8').trim().split(/\s+/).filter(Boolean).map(Number);
  } catch {
    return [];
  }
};

/** TERM to a process that may just have ended. */
export const terminate = (pid) => {
  try {
    process.kill(pid, 'SIGTERM');
  } catch (error) {
    if (error.code !== 'ESRCH') throw error;
  }
};

/** Process 1 of the bed's namespaces, as this host numbers it: the grandchild of the script. */
export const firstInside = (pid) => {
  const namespaceId = (id) => /^NSpid:.*\s(\d+)$/m.exec(readFileSync(`/proc/${id}/status`, 'utf8'))?.[1];
  const isFirst = (id) => /^NSpid:\s+\d+\s+(\d+\s+)*1$/m.test(readFileSync(`/proc/${id}/status`, 'utf8')) && namespaceId(id) === '1';
  return childrenOf(pid).flatMap(childrenOf).find(isFirst);
};
