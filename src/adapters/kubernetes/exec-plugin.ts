import { constants } from 'node:fs';
import { access, readFile, realpath, stat } from 'node:fs/promises';
import { isAbsolute, join } from 'node:path';
import { execInfo, type FreshToken, readExecCredential } from '../../core/credentials/exec-credential.ts';
import { type ExecPlugin, liesIn, pluginEnvironment } from '../../core/credentials/exec-plugin.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import { startChild } from '../process/child.ts';
import { childEnvironment } from '../process/child-environment.ts';

export interface PluginPorts {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly workspace: string;
  /** Where it is started: a folder of our own, so that no file of the checkout is its configuration. */
  readonly folder: string;
  now(): Date;
  mask(secret: string): void;
}

/** Its login in the cloud and two tries of it. */
const LIMIT_MS = 60_000;
const MAX_PRINTED = 262_144;

/**
 * Runs a plugin that the rules of core/credentials let through, and takes the token that it prints; the token is masked before anything else is done. Throws
 * `ProblemError` (CR033) when it is not on PATH, lies in the checkout, fails, takes more than a minute, or prints no token.
 */
export async function runExecPlugin(
  plugin: ExecPlugin,
  cluster: Readonly<Record<string, unknown>>,
  ports: PluginPorts,
  signal: AbortSignal,
  limitMs = LIMIT_MS,
): Promise<FreshToken> {
  signal.throwIfAborted();
  const file = await findProgram(plugin.command, ports);
  const info = execInfo(plugin.apiVersion, plugin.provideClusterInfo ? await clusterInfo(cluster) : undefined);
  const env = { ...childEnvironment(ports.env), ...pluginEnvironment(plugin, ports.env), KUBERNETES_EXEC_INFO: info };
  const child = startChild({ file, args: plugin.args, env, cwd: ports.folder });
  const over = AbortSignal.any([AbortSignal.timeout(limitMs), signal]);
  // A descendant that left the process group may keep the pipes open: its end is not waited for.
  const stopped = new Promise<undefined>((resolve) => {
    const stop = (): void => {
      child.kill();
      resolve(undefined);
    };
    over.addEventListener('abort', stop, { once: true });
  });
  const end = await Promise.race([child.end, stopped]).catch((error: NodeJS.ErrnoException) => {
    throw new ProblemError(noToken(plugin, `it could not be started: ${error.code}`), { cause: error });
  });
  signal.throwIfAborted();
  if (end === undefined) throw new ProblemError(noToken(plugin, `it took longer than ${Math.round(limitMs / 1_000)} s`));
  if (end.code !== 0) throw new ProblemError(noToken(plugin, `it ended with ${end.code}: ${lastWords(end.stderr)}`));
  if (end.stdout.length > MAX_PRINTED) throw new ProblemError(noToken(plugin, 'it printed more than a token'));
  const read = readExecCredential(end.stdout, plugin.apiVersion, ports.now());
  if (!read.ok) throw new ProblemError(noToken(plugin, read.error));
  for (const form of maskForms(read.value.text)) ports.mask(form);
  return read.value;
}

/** The program itself, links followed: what lies in the checkout may be anybody's, also when PATH leads there. */
async function findProgram(command: string, { env, workspace }: PluginPorts): Promise<string> {
  const folders = (env.PATH ?? '').split(':').filter(isAbsolute);
  const candidates = command.includes('/') ? [command] : folders.map((folder) => join(folder, command));
  const checkout = workspace === '' ? '' : await realpath(workspace).catch(() => workspace);
  for (const candidate of candidates) {
    const file = await realpath(candidate).catch(() => undefined);
    if (file === undefined || !(await isProgram(file))) continue;
    if (liesIn(checkout, file)) throw new ProblemError(noToken({ command }, 'it lies in the workspace, where the checkout is'));
    // By its own name and not by the link's target: some programs ask by which name they were called.
    return candidate;
  }
  throw new ProblemError(noToken({ command }, 'it is not on PATH'));
}

const isProgram = async (path: string): Promise<boolean> =>
  (await stat(path)).isFile() &&
  (await access(path, constants.X_OK).then(
    () => true,
    () => false,
  ));

/** What `provideClusterInfo` asks for (client-go, `clientauthentication/v1` Cluster). */
async function clusterInfo(cluster: Readonly<Record<string, unknown>>): Promise<Readonly<Record<string, unknown>>> {
  const file = cluster['certificate-authority'];
  const data = cluster['certificate-authority-data'] ?? (typeof file === 'string' ? (await readFile(file)).toString('base64') : undefined);
  const extensions = (Array.isArray(cluster.extensions) ? cluster.extensions : []) as { name?: unknown; extension?: unknown }[];
  return {
    server: cluster.server,
    'tls-server-name': cluster['tls-server-name'],
    'insecure-skip-tls-verify': cluster['insecure-skip-tls-verify'],
    'certificate-authority-data': data,
    config: extensions.find((one) => one?.name === 'client.authentication.k8s.io/exec')?.extension,
  };
}

/** What looks like a token is left out: one that was never taken could not be masked. */
const lastWords = (stderr: string): string =>
  oneLine(
    stderr
      .trim()
      .split('\n')
      .slice(-3)
      .join(' | ')
      .replace(/\b(?:eyJ|ya29\.|k8s-aws-v1\.)[\w.-]{16,}/g, '***'),
    400,
  ) || 'it said nothing';

const noToken = ({ command }: Pick<ExecPlugin, 'command'>, why: string): Problem => ({
  code: 'CR033',
  fault: 'user',
  what: `the exec plugin ${oneLine(command, 80)} gave no token: ${why}`,
  where: 'kubeconfig, user.exec',
  remedy: "Have the plugin installed and logged in before this step, outside the workspace; its login reaches it by the step's env:.",
});
