import { constants } from 'node:fs';
import { access } from 'node:fs/promises';
import { delimiter, join } from 'node:path';
import { type HelmVersion, NO_HELM, readHelmVersion } from '../../core/helm-release/helm-version.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { type Child, type ChildEnd, runChild, startChild } from '../process/child.ts';
import { childEnvironment } from '../process/child-environment.ts';

/** The helm on PATH. */
export interface HelmCli {
  readonly version: HelmVersion;
  /** A short call: its end, whatever its code. */
  run(args: readonly string[], signal: AbortSignal): Promise<ChildEnd>;
  /** A long call, which is watched and may be told to stop. */
  start(args: readonly string[]): Child;
}

/**
 * Finds helm and asks its version. Throws `ProblemError` (HD001) when there is none, it is too old, or HELM_DRIVER asks for a store that
 * Tidegate cannot read. On Linux a long helm is started so that it gets SIGTERM when our process dies (setpriv, util-linux).
 */
export async function findHelm(
  env: Readonly<Record<string, string | undefined>>,
  workspace: string,
  signal: AbortSignal,
): Promise<HelmCli> {
  const driver = env.HELM_DRIVER ?? '';
  if (driver !== '' && driver !== 'secret' && driver !== 'secrets') throw new ProblemError(foreignDriver(driver));
  const file = await onPath('helm', env);
  if (file === undefined) throw new ProblemError(NO_HELM);
  const setpriv = process.platform === 'linux' ? await onPath('setpriv', env) : undefined;
  const common = { env: childEnvironment(env), cwd: workspace };
  const told = await runChild({ file, args: ['version', '--template', '{{.Version}}'], ...common }, signal);
  const version = readHelmVersion(told.stdout);
  if (!version.ok) throw new ProblemError(version.error);
  return {
    version: version.value,
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

const foreignDriver = (driver: string) =>
  ({
    code: 'HD001',
    fault: 'user',
    what: `HELM_DRIVER is ${driver}, whose releases Tidegate does not read`,
    where: 'env:',
    expected: 'releases in Secrets, which is helm’s default',
    remedy: 'Remove HELM_DRIVER from env:',
  }) as const;
