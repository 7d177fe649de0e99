import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { freshDist } from '../../test/support/fresh-dist.ts';
import { clusterAccess } from './cluster-access.ts';
import { type ClusterView, clusterView } from './cluster-view.ts';
import { makeNamespaces, PRODUCTION, removeNamespaces } from './namespaces.ts';
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

/**
 * Sets the stage on the cluster that KUBECONFIG names: the team's GitHub and repository, the namespaces with the pipeline's rights, the built
 * bundles. Disposing of it takes all of that away again; only what was pushed stays in the registry. `signal` ends a run that is under way.
 */
export async function setStage(env: Readonly<Record<string, string | undefined>>, signal: AbortSignal): Promise<Scene> {
  const registryHost = env.TIDEGATE_BED_REGISTRY ?? fail('TIDEGATE_BED_REGISTRY is not set: run the demo with npm start');
  const cluster = clusterView(env.TIDEGATE_BED_KUBECTL ?? 'kubectl', env.TIDEGATE_BED_HELM4 ?? 'helm', env.TIDEGATE_BED_AUDIT_LOG);
  await using undo = new AsyncDisposableStack();
  const folder = await mkdtemp(join(tmpdir(), 'tidegate-demo-'));
  undo.defer(() => rm(folder, { recursive: true, force: true }));
  const access = clusterAccess(env, cluster, PRODUCTION);
  const github = undo.use(await startTeam());
  const shop = await makeShopRepository(join(import.meta.dirname, '..', 'shop'), join(folder, 'shop'), access.adapt);
  const tidegate = await freshDist();
  // A cluster of the bed's ends in a moment.
  undo.defer(() => removeNamespaces(cluster, env.TIDEGATE_BED === undefined));
  await makeNamespaces(cluster, access.user, folder);
  const { tokens, ...settings } = await access.open();
  const all = undo.move();
  return {
    github,
    shop,
    tidegate,
    cluster,
    registry: registryView(registryHost),
    registryHost,
    folder,
    signal,
    past: { runs: [], tokens: [...tokens] },
    ...settings,
    vars: { REGISTRY: registryHost, ...settings.vars },
    [Symbol.asyncDispose]: () => all.disposeAsync(),
  };
}

function fail(message: string): never {
  throw new Error(message);
}
