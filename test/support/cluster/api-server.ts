import { spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { alive } from '../bed-processes.ts';

const READY_MS = 60_000;

/** Kills the one API server among the processes that are seen here, leaves it away for a while, and starts it again as it was; returns when it is ready. */
export async function interruptApiServer(awayMs: number, isReady: () => Promise<boolean>): Promise<void> {
  const found = findApiServer();
  process.kill(found.pid, 'SIGKILL');
  while (alive(found.pid)) await sleep(20);
  await sleep(awayMs);
  const log = openSync(`${process.env.TIDEGATE_BED_LOGS}/apiserver.log`, 'a');
  const [file = '', ...args] = found.command;
  spawn(file, args, { cwd: found.folder, detached: true, stdio: ['ignore', log, log] }).unref();
  for (const end = Date.now() + READY_MS; !(await isReady()); await sleep(200))
    if (Date.now() > end) throw new Error('The API server did not come back.');
}

/** Its process, with the arguments and the folder that its relative paths are meant from. */
function findApiServer(): { readonly pid: number; readonly command: readonly string[]; readonly folder: string } {
  for (const pid of readdirSync('/proc').filter((name) => /^\d+$/.test(name))) {
    const command = commandOf(pid);
    if (command[1] === 'apiserver') return { pid: Number(pid), command, folder: readlinkSync(`/proc/${pid}/cwd`) };
  }
  throw new Error('No API server runs here.');
}

function commandOf(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}
