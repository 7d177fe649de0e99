import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { DEFAULT_HELM, type HelmVersion, readHelmVersion } from '../../core/helm-release/helm-version.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import type { Result } from '../../core/result/result.ts';
import { type Child, type ChildEnd, runChild, startChild } from '../process/child.ts';
import { childEnvironment } from '../process/child-environment.ts';
import { shortCall } from '../process/short-call.ts';

/** The helm that does the work. */
export interface HelmCli {
  readonly version: HelmVersion;
  /** Whether a long call ends when our process dies (setpriv); else it may go on writing until its own timeout. */
  readonly diesWithUs: boolean;
  /** A short call: its end, whatever its code. */
  run(args: readonly string[], signal: AbortSignal): Promise<ChildEnd>;
  /** A long call, which is watched and may be told to stop. */
  start(args: readonly string[]): Child;
}

/** Gives the path of a version of helm that PATH does not have. */
export type FetchHelm = (version: string, signal: AbortSignal) => Promise<string>;

/**
 * Finds helm and asks its version: the one on PATH; another version that is wanted, or a pinned one where PATH has none, is fetched. Throws `ProblemError` (HD001) when there is
 * none, it is too old, or HELM_DRIVER asks for a store that Tidegate cannot read. A long helm is started so that it gets SIGTERM when our process dies
 * (setpriv, util-linux).
 */
export async function findHelm(
  env: Readonly<Record<string, string | undefined>>,
  workspace: string,
  wanted: { readonly version: string | undefined; readonly fetch: FetchHelm },
  signal: AbortSignal,
): Promise<HelmCli> {
  if (process.platform !== 'linux') throw new ProblemError(onlyLinux(process.platform));
  const driver = env.HELM_DRIVER ?? '';
  if (driver !== '' && driver !== 'secret' && driver !== 'secrets') throw new ProblemError(foreignDriver(driver));
  const setpriv = await onPath('setpriv', env);
  const common = { env: childEnvironment(env), cwd: workspace };
  const ask = async (file: string): Promise<Result<HelmVersion, Problem>> =>
    readHelmVersion(await shortCall({ file, args: ['version', '--template', '{{.Version}}'], ...common }));
  let file = await onPath('helm', env);
  let version = file === undefined ? undefined : await ask(file);
  const want = wanted.version?.replace(/^v/, '') ?? (file === undefined ? DEFAULT_HELM : undefined);
  if (file === undefined || version === undefined || (want !== undefined && !(version.ok && version.value.text === `v${want}`))) {
    file = await wanted.fetch(want ?? DEFAULT_HELM, signal);
    version = await ask(file);
  }
  if (!version.ok) throw new ProblemError(version.error);
  return run(file, version.value, setpriv, common);
}

interface Common {
  readonly env: Readonly<Record<string, string>>;
  readonly cwd: string;
}

function run(file: string, version: HelmVersion, setpriv: string | undefined, common: Common): HelmCli {
  return {
    version,
    diesWithUs: setpriv !== undefined,
    run: (args, stop) => runChild({ file, args, ...common }, stop),
    start: (args) =>
      startChild(
        setpriv === undefined ? { file, args, ...common } : { file: setpriv, args: ['--pdeathsig', 'TERM', file, ...args], ...common },
      ),
  };
}

async function onPath(name: string, env: Readonly<Record<string, string | undefined>>): Promise<string | undefined> {
  for (const folder of (env.PATH ?? '').split(delimiter).filter((entry) => entry !== '')) {
    const file = join(folder, name);
    const runs = await access(file, constants.X_OK).then(
      () => true,
      () => false,
    );
    if (runs) return file;
  }
  return undefined;
}

const onlyLinux = (platform: string): Problem => ({
  code: 'HD001',
  fault: 'user',
  what: `this runner is ${platform}, and helm is driven on Linux only`,
  where: 'runs-on:',
  remedy: 'runs-on: ubuntu-latest',
});

const foreignDriver = (driver: string) =>
  ({
    code: 'HD001',
    fault: 'user',
    what: `HELM_DRIVER is ${driver}, whose releases Tidegate does not read`,
    where: 'env:',
    expected: 'releases in Secrets, which is helm’s default',
    remedy: 'Remove HELM_DRIVER from env:',
  }) as const;
