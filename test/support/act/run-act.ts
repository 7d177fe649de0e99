import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ActEvent, readActLine } from './act-lines.ts';

/** One workflow run through act in host mode: composition only, as the docs say. */
export interface ActRun {
  /** The consumer's checkout: a git repository with a remote `origin` and at least one commit. */
  readonly repository: string;
  /** The workflow's path in it. */
  readonly workflow: string;
  readonly event: string;
  readonly payload: Readonly<Record<string, unknown>>;
  readonly actor: string;
  /** The folder that stands for `tidegate-cd/tidegate@v1`. */
  readonly tidegate: string;
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Overrides the runner's variables: GITHUB_API_URL, ACTIONS_RESULTS_URL … */
  readonly env: Readonly<Record<string, string>>;
  /** An empty folder for act's home, cache and files. */
  readonly home: string;
  readonly onEvent?: (event: ActEvent) => void;
}

export interface ActResult {
  readonly code: number;
  readonly events: readonly ActEvent[];
  /** What act said beside the JSON lines. */
  readonly noise: string;
}

/** Runs the workflow and gives everything that happened. The environment of act is made here and holds nothing of the caller's but PATH and Go's caches. */
export async function runAct(run: ActRun): Promise<ActResult> {
  await mkdir(join(run.home, '.config', 'act'), { recursive: true });
  await writeFile(join(run.home, '.actrc'), '');
  await writeFile(join(run.home, '.config', 'act', 'actrc'), '');
  const eventFile = join(run.home, 'event.json');
  await writeFile(eventFile, JSON.stringify(run.payload));
  const child = spawn('act', actArguments(run, eventFile), {
    cwd: run.repository,
    env: actEnvironment(run.home),
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const events: ActEvent[] = [];
  let noise = '';
  const take = (line: string): void => {
    const event = readActLine(line);
    if (event === undefined) noise += `${line}\n`;
    else {
      events.push(event);
      run.onEvent?.(event);
    }
  };
  createInterface({ input: child.stdout }).on('line', take);
  createInterface({ input: child.stderr }).on('line', take);
  const code = await new Promise<number>((resolve, reject) => {
    child.on('error', reject);
    child.on('close', (status) => resolve(status ?? 1));
  });
  return { code, events, noise };
}

function actArguments(run: ActRun, eventFile: string): string[] {
  const each = (flag: string, record: Readonly<Record<string, string>>): string[] =>
    Object.entries(record).flatMap(([name, value]) => [flag, `${name}=${value}`]);
  return [
    run.event,
    ...['-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--json', '-W', run.workflow, '-e', eventFile, '-a', run.actor],
    ...['--local-repository', `tidegate-cd/tidegate@v1=${run.tidegate}`],
    ...each('--var', run.vars),
    ...each('-s', run.secrets),
    ...each('--env', run.env),
  ];
}

function actEnvironment(home: string): Record<string, string> {
  const kept = ['PATH', 'TMPDIR', 'GOCACHE', 'GOMODCACHE', 'GOFLAGS', 'GOTOOLCHAIN', 'GOPROXY'];
  const inherited = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(inherited), HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_CACHE_HOME: join(home, '.cache') };
}
