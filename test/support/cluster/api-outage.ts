import { spawn } from 'node:child_process';
import { openSync, readdirSync, readFileSync, readlinkSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { alive, until } from '../bed-processes.ts';

/** The one API server of the cluster in whose namespaces this process runs. */
function apiServer(): { readonly pid: number; readonly argv: readonly string[] } {
  const found = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), argv: commandLine(name) }))
    .filter(({ argv }) => argv[1] === 'apiserver');
  const [only] = found;
  if (only === undefined || found.length > 1) throw new Error(`${found.length} API servers run here`);
  return only;
}

function commandLine(pid: string): readonly string[] {
  try {
    return readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0').slice(0, -1);
  } catch {
    return [];
  }
}

/** Kills the API server and starts it again, `ms` later, as it was. Only for a cluster of the caller's own: nobody else may need it meanwhile. */
export async function apiOutage(ms: number): Promise<void> {
  const { pid, argv } = apiServer();
  const cwd = readlinkSync(`/proc/${pid}/cwd`);
  const [file = '', ...args] = argv;
  process.kill(pid, 'SIGKILL');
  if (!(await until(() => !alive(pid)))) throw new Error('the API server does not die');
  await sleep(ms);
  const log = openSync(`${process.env.TIDEGATE_BED_LOGS}/apiserver-again.log`, 'a');
  spawn(file, args, { cwd, detached: true, stdio: ['ignore', log, log] }).unref();
}
