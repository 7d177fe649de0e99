import { readFile } from 'node:fs/promises';
import { dirname, resolve } from 'node:path';
import { parseDocument } from 'yaml';
import { type ExecPlugin, pluginSecrets } from '../../core/credentials/exec-plugin.ts';
import type { KubeconfigFacts } from '../../core/credentials/kubeconfig-rules.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';

/** The current context's cluster and user, by the names that a kubeconfig gives their fields (client-go, `clientcmd/api/v1`). */
export interface CurrentContext {
  readonly namespace?: string;
  readonly cluster: Readonly<Record<string, unknown>>;
  readonly user: Readonly<Record<string, unknown>>;
}

/** Reads the text, or the file that it names. Throws `ProblemError` (CR031) when it is no kubeconfig. */
export async function readKubeconfig(input: string, workspace: string): Promise<CurrentContext> {
  const isContent = input.includes('\n') || input.trimStart().startsWith('{');
  const path = resolve(workspace, input);
  const text = isContent
    ? input
    : await readFile(path, 'utf8').catch((error: NodeJS.ErrnoException) => refuse(`${path}: ${error.code}`, input));
  const document = parseDocument(text, { schema: 'core', customTags: [], prettyErrors: false });
  if (document.errors.length > 0) refuse('it is no YAML', isContent ? 'input "kubeconfig"' : path);
  const root = record(document.toJS({ maxAliasCount: 100 }));
  const context = named(root.contexts, root['current-context'], 'context');
  const cluster = named(root.clusters, context?.cluster, 'cluster');
  const user = named(root.users, context?.user, 'user');
  if (cluster === undefined || user === undefined)
    return refuse('its current-context names no context with a cluster and a user', isContent ? 'input "kubeconfig"' : path);
  const base = isContent ? workspace : dirname(path);
  const namespace = typeof context?.namespace === 'string' ? context.namespace : undefined;
  return { cluster: absolute(cluster, base), user: absolute(user, base), ...present({ namespace }) };
}

function refuse(what: string, where: string): never {
  throw new ProblemError({
    code: 'CR031',
    fault: 'user',
    what: `the kubeconfig cannot be used: ${oneLine(what)}`,
    where: oneLine(where, 120),
    expected: 'a kubeconfig as kubectl writes it, or the path of one',
    remedy: 'kubectl config view --flatten --minify gives one.',
  });
}

const record = (value: unknown): Readonly<Record<string, unknown>> =>
  typeof value === 'object' && value !== null && !Array.isArray(value) ? (value as Record<string, unknown>) : {};

function named(list: unknown, name: unknown, field: string): Readonly<Record<string, unknown>> | undefined {
  const entry = Array.isArray(list) && typeof name === 'string' ? list.find((one) => record(one).name === name) : undefined;
  return entry === undefined ? undefined : record(record(entry)[field]);
}

/** The fields that name files, made absolute: a kubeconfig's paths are meant from its own folder. */
const FILE_FIELDS = ['certificate-authority', 'client-certificate', 'client-key', 'tokenFile'];

const absolute = (fields: Readonly<Record<string, unknown>>, base: string): Readonly<Record<string, unknown>> =>
  Object.fromEntries(
    Object.entries(fields).map(([name, value]) => [
      name,
      FILE_FIELDS.includes(name) && typeof value === 'string' ? resolve(base, value) : value,
    ]),
  );

const words = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** What the rules of core/credentials judge. */
export function kubeconfigFacts({ cluster, user }: CurrentContext): KubeconfigFacts {
  const files = [cluster, user].flatMap((fields) =>
    FILE_FIELDS.flatMap((field) => {
      const path = words(fields[field]);
      return path === undefined ? [] : [{ field, path }];
    }),
  );
  const provider = user['auth-provider'];
  return {
    skipTlsVerify: cluster['insecure-skip-tls-verify'] === true,
    files,
    hasCredential: ['token', 'tokenFile', 'client-certificate-data', 'client-certificate', 'password'].some((field) => words(user[field])),
    ...present({
      server: words(cluster.server),
      proxyUrl: words(cluster['proxy-url']),
      exec: execPlugin(user.exec),
      authProvider: provider === undefined || provider === null ? undefined : String(record(provider).name ?? 'without a name'),
    }),
  };
}

/** Every field as the text that it is for client-go; what is no text there becomes none. */
function execPlugin(exec: unknown): ExecPlugin | undefined {
  if (exec === undefined || exec === null) return undefined;
  const { command, args, env, apiVersion, provideClusterInfo, interactiveMode } = record(exec);
  return {
    command: words(command) ?? '',
    args: (Array.isArray(args) ? args : []).map(String),
    env: (Array.isArray(env) ? env : []).map(record).map(({ name, value }) => ({ name: words(name) ?? '', value: words(value) ?? '' })),
    apiVersion: words(apiVersion) ?? '',
    provideClusterInfo: provideClusterInfo === true,
    interactiveMode: words(interactiveMode) ?? '',
  };
}

/** The values that must never show up in a log. */
export const kubeconfigSecrets = ({ user }: CurrentContext): readonly string[] => {
  const plugin = execPlugin(user.exec);
  return [
    ...['token', 'password', 'client-key-data'].flatMap((field) => words(user[field]) ?? []),
    ...(plugin === undefined ? [] : pluginSecrets(plugin)),
  ];
};

/** The text of a kubeconfig with this one context. JSON is YAML. */
export const kubeconfigText = ({ cluster, user, namespace }: CurrentContext): string =>
  JSON.stringify({
    apiVersion: 'v1',
    kind: 'Config',
    clusters: [{ name: 'target', cluster }],
    users: [{ name: 'job', user }],
    contexts: [{ name: 'tidegate', context: { cluster: 'target', user: 'job', ...present({ namespace }) } }],
    'current-context': 'tidegate',
  });
