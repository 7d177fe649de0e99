import { oneLine } from '../outside-text/outside-text.ts';

/** The exec plugin of a kubeconfig's user (client-go, `clientcmd/api/v1` ExecConfig), as far as it is used. */
export interface ExecPlugin {
  readonly command: string;
  readonly args: readonly string[];
  readonly env: readonly { readonly name: string; readonly value: string }[];
  readonly apiVersion: string;
  readonly provideClusterInfo: boolean;
  readonly interactiveMode: string;
}

export interface ExecLimits {
  /** The input `allow-exec-plugins`. */
  readonly allowed: boolean;
  /** The checkout: what lies there may be anybody's. */
  readonly workspace: string;
}

/** One plugin that may be run. */
interface Known {
  /** The words that must follow each other in its arguments: nothing else of the program may be started by a kubeconfig. */
  readonly subcommand: readonly string[];
  /** Variables that a kubeconfig may set. All others can make a program load or run something (LD_PRELOAD, AWS_CONFIG_FILE, CLOUDSDK_PYTHON …). */
  readonly env: readonly string[];
  /** Variables of the step that it sees: what a login before this step left there. */
  readonly inherits: RegExp;
}

const KNOWN: Readonly<Record<string, Known>> = {
  aws: {
    subcommand: ['eks', 'get-token'],
    env: ['AWS_PROFILE', 'AWS_REGION', 'AWS_DEFAULT_REGION', 'AWS_STS_REGIONAL_ENDPOINTS'],
    inherits: /^AWS_/,
  },
  'gke-gcloud-auth-plugin': {
    subcommand: [],
    env: ['USE_GKE_GCLOUD_AUTH_PLUGIN', 'CLOUDSDK_CORE_ACCOUNT', 'CLOUDSDK_CORE_PROJECT'],
    inherits: /^(?:CLOUDSDK_|GOOGLE_|USE_GKE_GCLOUD_AUTH_PLUGIN$)/,
  },
  kubelogin: {
    subcommand: ['get-token'],
    env: [
      'AAD_LOGIN_METHOD',
      'AAD_SERVICE_PRINCIPAL_CLIENT_ID',
      'AAD_SERVICE_PRINCIPAL_CLIENT_SECRET',
      'AZURE_CLIENT_ID',
      'AZURE_CLIENT_SECRET',
      'AZURE_TENANT_ID',
    ],
    inherits: /^(?:AAD_|AZURE_)/,
  },
};

const API_VERSIONS = ['client.authentication.k8s.io/v1', 'client.authentication.k8s.io/v1beta1'];
const INSTEAD = 'Use auth: kubernetes, or a kubeconfig with a token or a client certificate.';

const known = ({ command }: ExecPlugin): Known | undefined => {
  const name = command.split('/').at(-1) ?? '';
  return Object.hasOwn(KNOWN, name) ? KNOWN[name] : undefined;
};

/** Whether a path lies in a folder; both are absolute. */
export const liesIn = (folder: string, path: string): boolean =>
  folder !== '' && (path === folder || path.startsWith(folder.endsWith('/') ? folder : `${folder}/`));

/** Why the plugin may not be run, each with its remedy; empty when it may. */
export function execFaults(plugin: ExecPlugin, { allowed, workspace }: ExecLimits): readonly (readonly [what: string, remedy: string])[] {
  const runs = `it runs the plugin ${plugin.command === '' ? 'without a name' : oneLine(plugin.command, 80)}`;
  const one = known(plugin);
  if (one === undefined) return [[`${runs}; only ${Object.keys(KNOWN).join(', ')} can be allowed`, INSTEAD]];
  const faults: (readonly [string, string])[] = [];
  if (!allowed) faults.push([runs, 'Add allow-exec-plugins: true to with:, or use auth: kubernetes.']);
  const { command, args } = plugin;
  if (command.includes('/') && (!command.startsWith('/') || command.split('/').includes('..') || liesIn(workspace, command)))
    faults.push([`${runs} by a path that may be in the checkout`, `Write command: ${command.split('/').at(-1)}, and have it on PATH.`]);
  const at = args.indexOf(one.subcommand[0] ?? '');
  if (one.subcommand.length > 0 && !one.subcommand.every((word, i) => at >= 0 && args[at + i] === word))
    faults.push([`${runs} for something else than ${one.subcommand.join(' ')}`, INSTEAD]);
  for (const { name } of plugin.env.filter(({ name }) => !one.env.includes(name)))
    faults.push([`it sets ${oneLine(name, 60)} for the plugin`, `Set it in env: of the step; a kubeconfig may set ${one.env.join(', ')}.`]);
  if (!API_VERSIONS.includes(plugin.apiVersion))
    faults.push([
      `the plugin speaks ${oneLine(plugin.apiVersion, 60) || 'no version that it names'}`,
      `Make the kubeconfig anew by the cloud's tool: ${API_VERSIONS.join(' and ')} are known.`,
    ]);
  if (plugin.interactiveMode === 'Always') faults.push(['the plugin asks a person (interactiveMode: Always)', INSTEAD]);
  return faults;
}

/** What the plugin sees of the step's variables beside what every child process sees, with the kubeconfig's own over them. */
export function pluginEnvironment(plugin: ExecPlugin, env: Readonly<Record<string, string | undefined>>): Readonly<Record<string, string>> {
  const inherits = known(plugin)?.inherits;
  const inherited = Object.entries(env).flatMap(([name, value]) => (value !== undefined && inherits?.test(name) ? [[name, value]] : []));
  return Object.fromEntries([...inherited, ...plugin.env.map(({ name, value }) => [name, value])]);
}

const SECRET = /secret|password|token|key/i;

/** Values among the plugin's arguments and variables that must never show up in a log. */
export function pluginSecrets({ args, env }: ExecPlugin): readonly string[] {
  const ofArgs = args.flatMap((arg, i) => {
    const [flag = '', value] = arg.split(/=(.*)/s);
    return flag.startsWith('-') && SECRET.test(flag) ? [value ?? args[i + 1] ?? ''] : [];
  });
  return [...ofArgs, ...env.flatMap(({ name, value }) => (SECRET.test(name) ? [value] : []))].filter((value) => value !== '');
}
