import { deniedAddress } from '../http/denied-address.ts';
import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { type ExecPlugin, execFaults, liesIn } from './exec-plugin.ts';

/** What matters of a kubeconfig's current context. Absent fields are not set there. */
export interface KubeconfigFacts {
  readonly server?: string;
  readonly skipTlsVerify: boolean;
  readonly proxyUrl?: string;
  /** Absolute paths that it points to, with the fields' names. */
  readonly files: readonly { readonly field: string; readonly path: string }[];
  readonly exec?: ExecPlugin;
  /** The name of a legacy auth-provider (tokenFile is none). */
  readonly authProvider?: string;
  readonly hasCredential: boolean;
}

export interface KubeconfigLimits {
  /** Folders that its files may lie in: the workspace and RUNNER_TEMP. */
  readonly roots: readonly string[];
  readonly allowSkipTlsVerify: boolean;
  readonly allowExecPlugins: boolean;
  readonly workspace: string;
}

/** Every reason to refuse the kubeconfig (CR031): it may run no code but the plugins that are allowed, read no file of the machine, and send its token nowhere unproved. */
export function judgeKubeconfig(facts: KubeconfigFacts, limits: KubeconfigLimits): readonly Problem[] {
  const reasons: Problem[] = [];
  const refuse = (field: string, what: string, remedy: string): void => {
    reasons.push({ code: 'CR031', fault: 'user', what: `the kubeconfig is refused: ${what}`, where: `kubeconfig, ${field}`, remedy });
  };
  const plugin = { allowed: limits.allowExecPlugins, workspace: limits.workspace };
  for (const [what, remedy] of facts.exec === undefined ? [] : execFaults(facts.exec, plugin)) refuse('user.exec', what, remedy);
  if (facts.authProvider !== undefined)
    refuse(
      'user.auth-provider',
      `it uses the auth-provider ${oneLine(facts.authProvider, 80)}`,
      'Use auth: kubernetes, or a kubeconfig with a token.',
    );
  if (facts.proxyUrl !== undefined) refuse('cluster.proxy-url', 'it sends requests through a proxy', 'Remove proxy-url.');
  if (facts.skipTlsVerify && !limits.allowSkipTlsVerify)
    refuse(
      'cluster.insecure-skip-tls-verify',
      "it does not check the API server's certificate",
      'Add certificate-authority-data, or insecure-skip-tls-verify: true to with: for a test cluster.',
    );
  for (const { field, path } of facts.files.filter(({ path }) => !limits.roots.some((root) => inside(root, path))))
    refuse(
      field,
      `it points to ${oneLine(path, 120)}, outside the workspace and RUNNER_TEMP`,
      'Put the data inline (kubectl config view --flatten).',
    );
  for (const [what, remedy] of serverFaults(facts.server)) refuse('cluster.server', what, remedy);
  const other = facts.exec !== undefined || facts.authProvider !== undefined;
  if (!facts.hasCredential && !other)
    refuse('user', 'its user has no token and no client certificate', 'Give the user of the current context a token.');
  return reasons;
}

function serverFaults(server: string | undefined): readonly (readonly [string, string])[] {
  const url = server !== undefined && URL.canParse(server) ? new URL(server) : undefined;
  if (url === undefined) return [['its current context names no API server', 'Set current-context, and the server of its cluster.']];
  if (url.protocol !== 'https:')
    return [[`its server ${oneLine(url.origin, 80)} is not https`, 'Use the https address of the API server.']];
  return deniedAddress(url.hostname) ? [['its server is a metadata or link-local address', 'Use the address of the API server.']] : [];
}

const inside = (root: string, path: string): boolean => liesIn(root, path) && !path.split('/').includes('..');

/** Told once when a kubeconfig is used: such a credential outlives the job (CR040). */
export const STATIC_KUBECONFIG: Problem = {
  code: 'CR040',
  fault: 'user',
  what: 'a kubeconfig with a long-lived credential is in use',
  where: 'input "kubeconfig"',
  remedy: 'auth: kubernetes uses a token that lives five minutes and needs no secret.',
};

/** Told when the API server's certificate is not checked (CR032). */
export const TLS_OFF: Problem = {
  code: 'CR032',
  fault: 'user',
  what: "the API server's certificate is not checked: whoever answers at its address gets the credential",
  where: 'input "insecure-skip-tls-verify"',
  remedy: "Add the cluster's CA to the kubeconfig.",
};
