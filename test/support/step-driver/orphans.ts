import { readdirSync, readFileSync } from 'node:fs';

/** Kills all processes whose environment carries this RUNNER_TRACKING_ID (actions/runner, `JobExtension.cs`) and returns their names. */
export function endOrphans(trackingId: string): readonly string[] {
  const mark = `RUNNER_TRACKING_ID=${trackingId}`;
  const pids = readdirSync('/proc').filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid);
  return pids.filter((pid) => read(`/proc/${pid}/environ`).split('\0').includes(mark)).map((pid) => end(Number(pid)));
}

function end(pid: number): string {
  const name = read(`/proc/${pid}/comm`).trim();
  try {
    process.kill(pid, 'SIGKILL');
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code !== 'ESRCH') throw error;
  }
  return name;
}

/** Empty for a process that is gone. */
function read(file: string): string {
  try {
    return readFileSync(file, 'utf8');
  } catch {
    return '';
  }
}
