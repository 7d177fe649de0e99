import type { Clock } from '../../core/clock/clock.ts';
import { readClaims } from '../../core/credentials/claims.ts';
import type { ClusterSettings } from '../../core/credentials/cluster-settings.ts';
import { selfDated } from '../../core/credentials/exec-credential.ts';
import { idTokenEndpoint } from '../../core/credentials/id-token.ts';
import { judgeKubeconfig, STATIC_KUBECONFIG, TLS_OFF } from '../../core/credentials/kubeconfig-rules.ts';
import { kubeconfigRefused, pluginRefused, tokenRefused } from '../../core/credentials/refused.ts';
import type { JobContext } from '../../core/event/context.ts';
import type { Http } from '../../core/http/http.ts';
import { type Problem, ProblemError, type Remark } from '../../core/problem/problem.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import type { PrivateFolder } from '../files/private-folder.ts';
import { fetchIdToken } from '../oidc/id-token.ts';
import { runExecPlugin } from './exec-plugin.ts';
import { type CurrentContext, kubeconfigFacts, kubeconfigSecrets, readKubeconfig } from './read-kubeconfig.ts';
import { type RotatingToken, rotatingToken } from './rotating-token.ts';

/** What logging in and connecting ask of the step. */
export interface ConnectPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly context: JobContext;
  readonly log: { mask(secret: string): void; problem(severity: 'warning', problem: Problem): void };
}

/** A credential for the cluster, before it was tried. */
export interface Login {
  readonly context: CurrentContext;
  readonly token?: RotatingToken;
  readonly remarks: readonly Remark[];
  /** The problem to tell when the server says 401. */
  refused(): Problem;
}

/** The job's ID token, straight to the API server. Throws `ProblemError`: CR001–CR003, CR020. */
export async function byIdToken(settings: ClusterSettings, ports: ConnectPorts, folder: PrivateFolder): Promise<Login> {
  const server = (settings.cluster ?? '').replace(/\/$/, '');
  const audience = settings.clusterAudience ?? server;
  const endpoint = idTokenEndpoint(ports.env);
  if (!endpoint.ok) throw new ProblemError(endpoint.error);
  const idPorts = { http: ports.http, clock: ports.clock, random: ports.random, mask: (secret: string) => ports.log.mask(secret) };
  const token = await rotatingToken(
    async (signal) => selfDated(await fetchIdToken(endpoint.value, audience, idPorts, signal)),
    folder,
    notRenewed(ports, server),
  );
  const ca = settings.clusterCa === undefined ? {} : { 'certificate-authority-data': Buffer.from(settings.clusterCa).toString('base64') };
  return {
    context: { cluster: { server, ...ca }, user: { tokenFile: token.file } },
    token,
    remarks: [],
    refused: () => tokenRefused(server, audience, readClaims(token.current())),
  };
}

/**
 * The credential of a kubeconfig. Throws `ProblemError`: CR031 when it is refused, CR033 when its exec plugin gives no token. A plugin is run by
 * us alone: helm and the client are given its token, renewed, as with every other login.
 */
export async function byKubeconfig(settings: ClusterSettings, ports: ConnectPorts, folder: PrivateFolder): Promise<Login> {
  const context = await readKubeconfig(settings.kubeconfig ?? '', ports.context.workspace);
  for (const secret of kubeconfigSecrets(context)) for (const form of maskForms(secret)) ports.log.mask(form);
  const facts = kubeconfigFacts(context);
  const { workspace, tempDir } = ports.context;
  const problems = judgeKubeconfig(facts, {
    roots: [workspace, tempDir],
    allowSkipTlsVerify: settings.insecureSkipTlsVerify,
    allowExecPlugins: settings.allowExecPlugins,
    workspace,
  });
  if (problems.length > 0) throw new ProblemError(problems);
  const remarks: Remark[] = facts.skipTlsVerify ? [{ severity: 'warning', problem: TLS_OFF }] : [];
  const server = facts.server ?? '';
  if (facts.exec === undefined)
    return {
      context,
      remarks: [{ severity: 'warning', problem: STATIC_KUBECONFIG }, ...remarks],
      refused: () => kubeconfigRefused(server),
    };
  const plugin = facts.exec;
  const token = await rotatingToken(
    (signal) =>
      runExecPlugin(
        plugin,
        context.cluster,
        { env: ports.env, workspace, folder: folder.path, now: () => ports.clock.now(), mask: (secret) => ports.log.mask(secret) },
        signal,
      ),
    folder,
    notRenewed(ports, server),
  );
  const user = { ...impersonation(context.user), tokenFile: token.file };
  return { context: { ...context, user }, token, remarks, refused: () => pluginRefused(server, plugin.command) };
}

/** Whom the user acts as is no credential: it stays beside the plugin's token. */
const impersonation = (user: CurrentContext['user']): CurrentContext['user'] =>
  Object.fromEntries(Object.entries(user).filter(([name]) => /^as(?:-|$)/.test(name)));

const notRenewed =
  (ports: ConnectPorts, server: string) =>
  (message: string): void =>
    ports.log.problem('warning', {
      code: 'CR021',
      fault: 'remote',
      what: `the token of the cluster could not be renewed: ${message}`,
      where: server,
    });
