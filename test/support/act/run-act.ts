import { spawn } from 'node:child_process';
import { mkdir, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { createInterface } from 'node:readline';
import { type ActEvent, readActLine } from './act-lines.ts';

/** One workflow run through act in host mode: composition only, as the docs say. */
export interface ActRun {
  /** The consumer's checkout: a git repository with a remote `origin` and at least one commit. */
  readonly repository: string;
  /** The workflow's path, in it or elsewhere. */
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
  /** Ends act when it is aborted; the run then throws the reason. */
  readonly signal?: AbortSignal;
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
  // By files: arguments can be read by everybody on the machine. act takes YAML by that ending, and JSON is YAML.
  for (const [name, content] of Object.entries({ payload: run.payload, vars: run.vars, secrets: run.secrets, env: run.env }))
    await writeFile(inputFile(run, name), JSON.stringify(content), { mode: 0o600 });
  const child = spawn('act', actArguments(run), {
    cwd: run.repository,
    env: actEnvironment(run.home),
    stdio: ['ignore', 'pipe', 'pipe'],
    signal: run.signal,
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

const inputFile = ({ home }: ActRun, name: string): string => join(home, `${name}.yml`);

function actArguments(run: ActRun): string[] {
  const file = (name: string): string => inputFile(run, name);
  return [
    run.event,
    ...['-P', 'ubuntu-latest=-self-hosted', '--no-cache-server', '--json', '-W', run.workflow, '-e', file('payload'), '-a', run.actor],
    ...['--local-repository', `tidegate-cd/tidegate@v1=${run.tidegate}`],
    ...['--var-file', file('vars'), '--secret-file', file('secrets'), '--env-file', file('env')],
  ];
}

function actEnvironment(home: string): Record<string, string> {
  const kept = ['PATH', 'TMPDIR', 'GOCACHE', 'GOMODCACHE', 'GOFLAGS', 'GOTOOLCHAIN', 'GOPROXY'];
  const inherited = kept.flatMap((name) => (process.env[name] === undefined ? [] : [[name, process.env[name]]]));
  return { ...Object.fromEntries(inherited), HOME: home, XDG_CONFIG_HOME: join(home, '.config'), XDG_CACHE_HOME: join(home, '.cache') };
}
