import type { Clock } from '../../core/clock/clock.ts';
import type { Cluster } from '../../core/cluster/cluster.ts';
import { readClaims } from '../../core/credentials/claims.ts';
import { type ClusterSettings, checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import { idTokenEndpoint } from '../../core/credentials/id-token.ts';
import { judgeKubeconfig, STATIC_KUBECONFIG, TLS_OFF } from '../../core/credentials/kubeconfig-rules.ts';
import { kubeconfigRefused, tokenRefused, unreachable } from '../../core/credentials/refused.ts';
import { judgeEvent } from '../../core/credentials/untrusted-event.ts';
import type { JobContext } from '../../core/event/context.ts';
import { type Http, HttpFailure } from '../../core/http/http.ts';
import { type Problem, ProblemError, type Remark } from '../../core/problem/problem.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import { type PrivateFolder, privateFolder } from '../files/private-folder.ts';
import { fetchIdToken } from '../oidc/id-token.ts';
import { apiClient } from './api-client.ts';
import { loadKubernetesClient } from './load-client.ts';
import { type CurrentContext, kubeconfigFacts, kubeconfigSecrets, kubeconfigText, readKubeconfig } from './read-kubeconfig.ts';
import { type RotatingToken, rotatingToken } from './rotating-token.ts';
import { steadyCluster } from './steady-cluster.ts';

export interface ConnectPorts {
  readonly http: Http;
  readonly clock: Clock;
  readonly random: () => number;
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly context: JobContext;
  readonly log: { mask(secret: string): void; problem(severity: 'warning', problem: Problem): void };
}

/** A cluster that answered and knows us. Disposing of it stops the token's renewal and removes the private files. */
export interface ClusterAccess extends AsyncDisposable {
  readonly cluster: Cluster;
  /** A kubeconfig for child processes, 0600 in RUNNER_TEMP; its token file is kept fresh. */
  readonly kubeconfig: string;
  /** Who the API server says we are: `gh:repo:acme/shop:environment:production`. */
  readonly identity: string;
  /** The context's namespace, when the kubeconfig names one. */
  readonly namespace?: string;
  readonly remarks: readonly Remark[];
}

/**
 * Connects by the settings: the credential is made, written to a private kubeconfig and tried on the API server.
 * Throws `ProblemError` with all problems that can be told: IN002, IN003, IN006 (inputs), CR001–CR003 (ID token), CR016 (refused),
 * CR020 (no answer), CR030 (event), CR031 (kubeconfig).
 */
export async function connectCluster(settings: ClusterSettings, ports: ConnectPorts): Promise<ClusterAccess> {
  const event = judgeEvent(ports.context, settings.allowUntrustedEvent);
  const early = [...checkClusterSettings(settings), ...(event === undefined ? [] : [event])];
  if (early.length > 0) throw new ProblemError(early);
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await privateFolder(ports.context.tempDir));
  const login = settings.auth === 'kubernetes' ? await byIdToken(settings, ports, folder) : await byKubeconfig(settings, ports);
  if (login.token !== undefined) stack.use(login.token);
  const kubeconfig = await folder.write('kubeconfig', kubeconfigText(login.context));
  const client = stack.use(await apiClient(await configOf(login.context), login.token?.current));
  const renew = login.token?.renew;
  const cluster = steadyCluster(client, { clock: ports.clock, random: ports.random, ...(renew === undefined ? {} : { renew }) });
  const identity = await whoAmI(cluster, login.refused);
  const kept = stack.move();
  return {
    cluster,
    kubeconfig,
    identity,
    remarks: login.remarks,
    ...(login.context.namespace === undefined ? {} : { namespace: login.context.namespace }),
    [Symbol.asyncDispose]: () => kept.disposeAsync(),
  };
}

interface Login {
  readonly context: CurrentContext;
  readonly token?: RotatingToken;
  readonly remarks: readonly Remark[];
  /** The problem to tell when the server says 401. */
  refused(): Problem;
}

async function byIdToken(settings: ClusterSettings, ports: ConnectPorts, folder: PrivateFolder): Promise<Login> {
  const server = (settings.cluster ?? '').replace(/\/$/, '');
  const audience = settings.clusterAudience ?? server;
  const endpoint = idTokenEndpoint(ports.env);
  if (!endpoint.ok) throw new ProblemError(endpoint.error);
  const idPorts = { http: ports.http, clock: ports.clock, random: ports.random, mask: (secret: string) => ports.log.mask(secret) };
  const token = await rotatingToken(
    (signal) => fetchIdToken(endpoint.value, audience, idPorts, signal),
    folder,
    (message) =>
      ports.log.problem('warning', {
        code: 'CR021',
        fault: 'remote',
        what: `the token of the cluster could not be renewed: ${message}`,
        where: server,
      }),
  );
  const ca = settings.clusterCa === undefined ? {} : { 'certificate-authority-data': Buffer.from(settings.clusterCa).toString('base64') };
  return {
    context: { cluster: { server, ...ca }, user: { tokenFile: token.file } },
    token,
    remarks: [],
    refused: () => tokenRefused(server, audience, readClaims(token.current())),
  };
}

async function byKubeconfig(settings: ClusterSettings, ports: ConnectPorts): Promise<Login> {
  const context = await readKubeconfig(settings.kubeconfig ?? '', ports.context.workspace);
  for (const secret of kubeconfigSecrets(context)) for (const form of maskForms(secret)) ports.log.mask(form);
  const facts = kubeconfigFacts(context);
  const roots = [ports.context.workspace, ports.context.tempDir];
  const problems = judgeKubeconfig(facts, { roots, allowSkipTlsVerify: settings.insecureSkipTlsVerify });
  if (problems.length > 0) throw new ProblemError(problems);
  const remarks: Remark[] = [{ severity: 'warning', problem: STATIC_KUBECONFIG }];
  if (facts.skipTlsVerify) remarks.push({ severity: 'warning', problem: TLS_OFF });
  return { context, remarks, refused: () => kubeconfigRefused(facts.server ?? '') };
}

/** The client library's form of the context. A rotating token is not part of it: each request asks for the token of the moment. */
async function configOf({ cluster, user }: CurrentContext) {
  const { KubeConfig } = await loadKubernetesClient();
  const config = new KubeConfig();
  const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);
  config.loadFromOptions({
    clusters: [
      {
        name: 'target',
        server: (text(cluster.server) ?? '').replace(/\/$/, ''),
        caData: text(cluster['certificate-authority-data']),
        caFile: text(cluster['certificate-authority']),
        tlsServerName: text(cluster['tls-server-name']),
        skipTLSVerify: cluster['insecure-skip-tls-verify'] === true,
      },
    ],
    users: [
      {
        name: 'job',
        token: text(user.token),
        authProvider: text(user.tokenFile) === undefined ? undefined : { name: 'tokenFile', config: { tokenFile: user.tokenFile } },
        certData: text(user['client-certificate-data']),
        certFile: text(user['client-certificate']),
        keyData: text(user['client-key-data']),
        keyFile: text(user['client-key']),
        username: text(user.username),
        password: text(user.password),
        impersonateUser: text(user.as),
      },
    ],
    contexts: [{ name: 'tidegate', cluster: 'target', user: 'job' }],
    currentContext: 'tidegate',
  });
  return config;
}

/** Asks the server who we are (SelfSubjectReview, GA in 1.28): every authenticated user may. */
async function whoAmI(cluster: Cluster, refused: () => Problem): Promise<string> {
  const body = { apiVersion: 'authentication.k8s.io/v1', kind: 'SelfSubjectReview' };
  const response = await cluster
    .send({ method: 'POST', path: '/apis/authentication.k8s.io/v1/selfsubjectreviews', body, timeoutMs: 15_000 })
    .catch((error: unknown) => {
      if (!(error instanceof HttpFailure)) throw error;
      throw new ProblemError(unreachable('the API server', cluster.server, `${error.code} ${error.message}`), { cause: error });
    });
  if (response.status === 401) throw new ProblemError(refused());
  if (response.status !== 201) return 'this job';
  const review = JSON.parse(response.text) as { status?: { userInfo?: { username?: string } } };
  return review.status?.userInfo?.username ?? 'this job';
}
