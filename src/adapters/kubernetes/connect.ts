import type { Cluster } from '../../core/cluster/cluster.ts';
import { type ClusterSettings, checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import { unreachable } from '../../core/credentials/refused.ts';
import { judgeEvent } from '../../core/credentials/untrusted-event.ts';
import { HttpFailure } from '../../core/http/http.ts';
import { type Problem, ProblemError, type Remark } from '../../core/problem/problem.ts';
import { privateFolder } from '../files/private-folder.ts';
import { apiClient } from './api-client.ts';
import { loadKubernetesClient } from './load-client.ts';
import { byIdToken, byKubeconfig, type ConnectPorts } from './logins.ts';
import { type CurrentContext, kubeconfigText } from './read-kubeconfig.ts';
import { steadyCluster } from './steady-cluster.ts';

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
 * CR020 (no answer), CR030 (event), CR031 (kubeconfig), CR033 (its exec plugin).
 */
export async function connectCluster(settings: ClusterSettings, ports: ConnectPorts): Promise<ClusterAccess> {
  const event = judgeEvent(ports.context, settings.allowUntrustedEvent);
  const early = [...checkClusterSettings(settings), ...(event === undefined ? [] : [event])];
  if (early.length > 0) throw new ProblemError(early);
  await using stack = new AsyncDisposableStack();
  const folder = stack.use(await privateFolder(ports.context.tempDir));
  const login = settings.auth === 'kubernetes' ? await byIdToken(settings, ports, folder) : await byKubeconfig(settings, ports, folder);
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
