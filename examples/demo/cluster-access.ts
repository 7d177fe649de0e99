import { readFile } from 'node:fs/promises';
import { connectIssuer } from '../../test/bed/oidc/control.ts';
import type { ClusterView } from './cluster-view.ts';

/** How the pipeline logs in to the cluster. */
export interface ClusterAccess {
  /** The user that the cluster sees: the subject of deploy/rbac.yaml. */
  readonly user: string;
  /** A workflow of the shop as the team has it for this cluster. */
  adapt(workflow: string): string;
  /** What the runs get, once the namespaces stand. */
  open(): Promise<RunSettings>;
}

export interface RunSettings {
  readonly vars: Readonly<Record<string, string>>;
  readonly secrets: Readonly<Record<string, string>>;
  /** Environment of every step. */
  readonly env: Readonly<Record<string, string>>;
  /** The tokens in them, which no log may hold. */
  readonly tokens: readonly string[];
}

type Env = Readonly<Record<string, string | undefined>>;

/**
 * By ID token where the cluster trusts the bed's issuer; on a given cluster (KUBECONFIG) by a kubeconfig in a secret, with a token
 * of a service account in `namespace`.
 */
export function clusterAccess(env: Env, cluster: ClusterView, namespace: string): ClusterAccess {
  return env.TIDEGATE_BED_ISSUER_CONTROL === undefined ? byKubeconfig(cluster, namespace) : byIdToken(env, env.TIDEGATE_BED_ISSUER_CONTROL);
}

/** act has one ID token for all jobs, so staging and production share this identity here; on GitHub each environment has its own. */
const SHARED_SUBJECT = 'repo:acme/shop:environment:production';

function byIdToken(env: Env, issuer: string): ClusterAccess {
  const need = (name: string): string => env[name] ?? fail(`${name} is not set: run the demo with npm start`);
  return {
    user: `gh:${SHARED_SUBJECT}`,
    adapt: (workflow) => workflow,
    open: async () => {
      const claims = { environment: 'production' };
      const job = await connectIssuer(issuer).addJob({ claims, permissions: { 'id-token': 'write' }, ttl: 300 });
      if (job === null) throw new Error('the issuer gave the job no address');
      return {
        vars: {
          CLUSTER: need('TIDEGATE_BED_API'),
          CLUSTER_CA: await readFile(need('TIDEGATE_BED_API_CA'), 'utf8'),
          CLUSTER_AUDIENCE: need('TIDEGATE_BED_AUDIENCE'),
        },
        secrets: {},
        env: {
          ACTIONS_ID_TOKEN_REQUEST_URL: job.requestUrl,
          ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.requestToken,
          NODE_EXTRA_CA_CERTS: need('TIDEGATE_BED_CA'),
        },
        tokens: [job.requestToken],
      };
    },
  };
}

const ID_TOKEN_LINES = /auth: kubernetes\n(\s+)cluster: .*\n\s+cluster-ca: .*\n\s+cluster-audience: .*\n/g;
const ACCOUNT = 'pipeline';

function byKubeconfig(cluster: ClusterView, namespace: string): ClusterAccess {
  return {
    user: `system:serviceaccount:${namespace}:${ACCOUNT}`,
    adapt: (workflow) => workflow.replace(ID_TOKEN_LINES, `auth: kubeconfig\n$1kubeconfig: \${{ secrets.KUBECONFIG }}\n`),
    open: async () => {
      await cluster.kubectl('create', 'serviceaccount', ACCOUNT, '-n', namespace);
      const token = (await cluster.kubectl('create', 'token', ACCOUNT, '-n', namespace, '--duration=1h')).trim();
      const admin = await cluster.json<{ clusters: readonly unknown[]; contexts: readonly { context: { cluster: string } }[] }>(
        ...['config', 'view', '--raw', '--flatten', '--minify'],
      );
      const context = { ...admin.contexts[0]?.context, user: ACCOUNT, namespace };
      const kubeconfig = {
        apiVersion: 'v1',
        kind: 'Config',
        clusters: admin.clusters,
        users: [{ name: ACCOUNT, user: { token } }],
        contexts: [{ name: ACCOUNT, context }],
        'current-context': ACCOUNT,
      };
      return { vars: {}, secrets: { KUBECONFIG: JSON.stringify(kubeconfig) }, env: {}, tokens: [token] };
    },
  };
}

function fail(message: string): never {
  throw new Error(message);
}
