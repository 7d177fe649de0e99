import { createApiSite } from './api-site.ts';
import type { Bed, Urls } from './bed.ts';
import { createWorld, type WorldOptions } from './create-world.ts';
import { createFaults } from './faults.ts';
import { type Listening, listen } from './http-host.ts';
import { createArtifactStore } from './results/artifact-store.ts';
import { createBlobsSite } from './results/blobs-site.ts';
import { createResultsSite } from './results/results-site.ts';
import { artifactRoutes } from './routes/artifacts.ts';
import { checkRoutes } from './routes/checks.ts';
import { commitRoutes } from './routes/commits.ts';
import { contentRoutes } from './routes/contents.ts';
import { deploymentRoutes } from './routes/deployments.ts';
import { environmentRoutes } from './routes/environments.ts';
import { pullRoutes } from './routes/pulls.ts';
import { refRoutes } from './routes/refs.ts';
import { releaseAssetRoutes } from './routes/release-assets.ts';
import { releaseRoutes } from './routes/releases.ts';
import { repositoryRoutes } from './routes/repository.ts';
import type { Routes } from './routes/route.ts';
import { runRoutes } from './routes/runs.ts';
import { variableRoutes } from './routes/variables.ts';
import { createValidator } from './validation.ts';
import { bindVerbs, type LocalVerbs } from './verbs.ts';
import type { World } from './world.ts';

/** A running GitHub: its addresses, its state, and the verbs of a test. Closing it cuts every connection. */
export interface Github extends LocalVerbs, AsyncDisposable {
  readonly urls: Urls;
  /** The live state; read it freely, change it by verbs. */
  readonly bed: Bed;
}

export interface GithubOptions extends Partial<WorldOptions> {
  /** A world to go on with; else a new one of `repository` (`acme/shop` if not given). */
  readonly world?: World;
  /** Port of the API; 0 or nothing = any free one. */
  readonly port?: number;
  /** Called after everything that may have changed the world: a write request, or a verb over the control port. */
  readonly changed?: () => void;
}

const { 'repos/upload-release-asset': upload, ...apiOnly } = releaseAssetRoutes;

/** All routes that the API host plays. */
export const apiRoutes: Routes = {
  ...{ ...repositoryRoutes, ...commitRoutes, ...contentRoutes, ...pullRoutes, ...refRoutes },
  ...{ ...deploymentRoutes, ...checkRoutes, ...runRoutes, ...environmentRoutes, ...variableRoutes },
  ...{ ...releaseRoutes, ...apiOnly, ...artifactRoutes },
};

/** Starts GitHub's hosts (API, uploads, results service, artifact store) on loopback, each on its own port: 0.1 s. */
export async function startGithub(options: GithubOptions = {}): Promise<Github> {
  const world = options.world ?? createWorld({ repository: 'acme/shop', ...options });
  const validator = createValidator();
  const bed = {
    world,
    faults: createFaults(),
    log: { requests: [], violations: [] },
    store: createArtifactStore(),
    changed: options.changed ?? (() => {}),
    urls: {} as Urls,
  };
  const the = (): Bed => bed;
  const hosts: Listening[] = [];
  const open = async (...args: Parameters<typeof listen>) => {
    const host = await listen(...args);
    hosts.push(host);
    return host.url;
  };
  try {
    const api = await open(the, 'api', createApiSite(the, validator, apiRoutes), options.port);
    const uploads = await open(the, 'uploads', createApiSite(the, validator, { 'repos/upload-release-asset': upload as Routes[string] }));
    const results = await open(the, 'results', createResultsSite(the));
    const blobs = await open(the, 'blobs', createBlobsSite(the));
    bed.urls = { api, uploads, results, blobs, server: `http://github.localhost:${new URL(api).port}` };
  } catch (error) {
    await closeAll(hosts);
    throw error;
  }
  return { ...bindVerbs(bed), urls: bed.urls, bed, [Symbol.asyncDispose]: () => closeAll(hosts) };
}

async function closeAll(hosts: readonly Listening[]): Promise<void> {
  await Promise.all(hosts.map((host) => host[Symbol.asyncDispose]()));
}
