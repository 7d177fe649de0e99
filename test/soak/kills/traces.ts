import { execFileSync } from 'node:child_process';
import { globSync, readdirSync, readFileSync } from 'node:fs';

/** Everything that a run could leave on this machine, as lists of lines. */
export interface Traces extends KernelTraces {
  readonly files: readonly string[];
}

interface KernelTraces {
  readonly processes: readonly string[];
  readonly mounts: readonly string[];
  readonly links: readonly string[];
  /** Control groups of beds that hold a process; empty ones stay until the next start sweeps them. */
  readonly groups: readonly string[];
}

/** Looks at the whole machine: /proc, mounts, network links and control groups. */
export const tracesInKernel = (): KernelTraces => ({
  processes: processes(),
  mounts: mounts(),
  links: readdirSync('/sys/class/net').sort(),
  groups: groups(),
});

/** The same, and each path of `roots` outside the folders of `except`: seconds, where the other is milliseconds. */
export const tracesOf = (roots: readonly string[], except: readonly string[]): Traces => ({
  ...tracesInKernel(),
  files: files(roots, except),
});

/** What `after` has and `before` had not, by list; empty when nothing was left. */
export function leftBehind(before: Traces, after: Partial<Traces>): readonly string[] {
  return (Object.entries(after) as [keyof Traces, readonly string[]][]).flatMap(([kind, lines]) => {
    const known = new Set(before[kind]);
    return lines.filter((line) => !known.has(line)).map((line) => `${kind}: ${line}`);
  });
}

/** Empty for what ends while it is read. */
const textOf = (path: string): string => {
  try {
    return readFileSync(path, 'utf8');
  } catch {
    return '';
  }
};

/** Number, start and command of each process but this one and what it runs to look; a dead one that nobody has waited for is none. */
function processes(): string[] {
  return readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name) && Number(name) !== process.pid)
    .flatMap((pid) => {
      const stat = textOf(`/proc/${pid}/stat`)
        .replace(/^.*\) /, '')
        .split(' ');
      const command = textOf(`/proc/${pid}/cmdline`).replaceAll('\0', ' ').slice(0, 120);
      return stat.length < 20 || /^[ZX]$/.test(stat[0] ?? '') || Number(stat[1]) === process.pid ? [] : [`${pid} ${stat[19]} ${command}`];
    });
}

/** Mount points without their numbers, which are given anew. */
const mounts = (): string[] =>
  textOf('/proc/self/mountinfo')
    .split('\n')
    .map((line) => line.split(' ').slice(3).join(' '));

const groups = (): string[] =>
  globSync('/sys/fs/cgroup/{*/,}bed.*').filter((group) =>
    globSync(`${group}/{**/,}cgroup.procs`).some((list) => textOf(list).trim() !== ''),
  );

function files(roots: readonly string[], except: readonly string[]): string[] {
  const pruned = except.flatMap((folder) => ['-path', folder, '-prune', '-o']);
  const listed = execFileSync('find', [...roots, '-xdev', ...pruned, '-print'], { encoding: 'utf8', maxBuffer: 1 << 28 });
  return listed.split('\n');
}
