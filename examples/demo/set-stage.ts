import { mkdtemp, readFile, writeFile } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { connectIssuer } from '../../test/bed/oidc/control.ts';
import { freshDist } from '../../test/support/fresh-dist.ts';
import { type ClusterView, clusterView } from './cluster-view.ts';
import type { Stage } from './push.ts';
import { type RegistryView, registryView } from './registry-view.ts';
import { makeShopRepository } from './shop-repository.ts';
import { startTeam } from './team.ts';

/** Everything that the chapters play on. */
export interface Scene extends Stage, AsyncDisposable {
  readonly cluster: ClusterView;
  readonly registry: RegistryView;
  readonly registryHost: string;
}

const NAMESPACES = ['shop-staging', 'shop-production'];
/** act has one ID token for all jobs, so staging and production share this identity here; on GitHub each environment has its own. */
const IDENTITY = 'repo:acme/shop:environment:production';

/** Sets the stage beside the bed: the team's GitHub and repository, the namespaces with the pipeline's rights, the built bundles. */
export async function setStage(env: Readonly<Record<string, string | undefined>>): Promise<Scene> {
  const need = (name: string): string => env[name] ?? fail(`${name} is not set: run the demo with npm start`);
  const registryHost = need('TIDEGATE_BED_REGISTRY');
  const cluster = clusterView(need('TIDEGATE_BED_KUBECTL'), need('TIDEGATE_BED_HELM4'), env.TIDEGATE_BED_AUDIT_LOG);
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-demo-'));
  const [github, shop, tidegate] = [
    await startTeam(),
    await makeShopRepository(join(import.meta.dirname, '..', 'shop'), join(folder, 'shop')),
    await freshDist(),
  ];
  const job = await connectIssuer(need('TIDEGATE_BED_ISSUER_CONTROL')).addJob({
    claims: { environment: 'production' },
    permissions: { 'id-token': 'write' },
    ttl: 300,
  });
  if (job === null) throw new Error('the issuer gave the job no address');
  await prepareNamespaces(cluster, folder);
  return {
    github,
    shop,
    tidegate,
    cluster,
    registry: registryView(registryHost),
    registryHost,
    vars: {
      REGISTRY: registryHost,
      CLUSTER: need('TIDEGATE_BED_API'),
      CLUSTER_CA: await readFile(need('TIDEGATE_BED_API_CA'), 'utf8'),
      CLUSTER_AUDIENCE: need('TIDEGATE_BED_AUDIENCE'),
    },
    env: {
      ACTIONS_ID_TOKEN_REQUEST_URL: job.requestUrl,
      ACTIONS_ID_TOKEN_REQUEST_TOKEN: job.requestToken,
      NODE_EXTRA_CA_CERTS: need('TIDEGATE_BED_CA'),
    },
    [Symbol.asyncDispose]: () => github[Symbol.asyncDispose](),
  };
}

/** The two namespaces, empty, with the Role of deploy/rbac.yaml for the pipeline's identity. */
async function prepareNamespaces(cluster: ClusterView, folder: string): Promise<void> {
  const template = await readFile(join(import.meta.dirname, '..', 'shop', 'deploy', 'rbac.yaml'), 'utf8');
  for (const namespace of NAMESPACES) {
    await cluster.kubectl('delete', 'namespace', namespace, '--ignore-not-found', '--wait=true');
    await cluster.kubectl('create', 'namespace', namespace);
    const path = join(folder, `${namespace}.yaml`);
    await writeFile(path, template.replaceAll('NAMESPACE', namespace).replaceAll('USER', `gh:${IDENTITY}`));
    await cluster.kubectl('apply', '-f', path);
  }
}

function fail(message: string): never {
  throw new Error(message);
}
