// The whole set-up: what is missing is fetched or built, the rest is there at once. Gives the environment that the bed and the tests run in.
import { join } from 'node:path';
import { fileURLToPath } from 'node:url';
import { cacheFolder, sweepCache } from './cache.mjs';
import { debianPackages, unpackDebianPackages } from './debian-packages.mjs';
import { goFolder } from './go-environment.mjs';
import { goTools } from './go-tools.mjs';
import { images } from './images.mjs';
import { takeSetUpLock } from './lock.mjs';
import { checkMachine } from './machine.mjs';
import { installNodeModules, node24Folder, nodeModulesReady } from './node-modules.mjs';
import { helmLayers } from './npm-tools.mjs';
import { tell } from './progress.mjs';
import { pythonTools } from './python-tools.mjs';

/** The repository that these scripts belong to. */
export const repository = fileURLToPath(new URL('../..', import.meta.url)).replace(/\/$/, '');

/** local: a cluster of ours is to be started; given: KUBECONFIG names one; none: the caller does without. */
export const chosenCluster = (withoutCluster = false) => (withoutCluster ? 'none' : process.env.KUBECONFIG ? 'given' : 'local');

/** Makes everything ready; gives the variables for child processes. Throws MachineNotFit or CommandFailed. */
export const setUp = async (cluster) => {
  checkMachine({ root: repository, cluster });
  sweepCache();
  const local = cluster === 'local';
  const linux = process.platform === 'linux' && process.arch === 'x64';
  const packages = () => (local ? debianPackages() : '');
  const light = [...(linux ? helmLayers(packages) : []), pythonTools(repository, packages), ...(local ? [images(packages)] : [])];
  const built = goTools(repository, { withKube: local });
  const missing = (parts) => parts.filter((part) => part.ready() === undefined);
  const complete = () =>
    nodeModulesReady(repository) && (!local || debianPackages() !== undefined) && missing([...light, ...built]).length === 0;

  if (complete()) tell('set-up: everything is cached');
  else {
    const free = await takeSetUpLock(tell);
    try {
      // Downloads beside the builds, each of the two in a row: two cores, and the long build wants both.
      await together(
        async () => {
          if (!nodeModulesReady(repository)) await installNodeModules(repository);
          if (local && debianPackages() === undefined) await unpackDebianPackages();
          for (const part of missing(light)) await part.make();
        },
        async () => {
          for (const part of missing(built)) await part.make();
        },
      );
    } finally {
      free();
    }
  }
  return environment({ local, linux, parts: Object.fromEntries([...light, ...built].map((part) => [part.name, part.ready()])) });
};

/** Runs both to their ends, then throws the first failure: a failed part never leaves the other one running unseen. */
const together = async (...works) => {
  const results = await Promise.allSettled(works.map((work) => work()));
  for (const result of results) if (result.status === 'rejected') throw result.reason;
};

const environment = ({ local, linux, parts }) => {
  const node = node24Folder(repository);
  const parted = ['helm4', 'helm3', 'act', 'actionlint', 'crane', 'oci-registry', 'python'].flatMap((name) => parts[name] ?? []);
  // The Go that was checked, before a system's older one: the demo builds its service in the bed.
  const tools = [...parted, goFolder()].join(':');
  return {
    PATH: `${node}:${tools}:${process.env.PATH}`,
    TIDEGATE_CACHE: cacheFolder(),
    BED_NODE: node,
    BED_TOOLS: tools,
    ...(linux && {
      TIDEGATE_BED_HELM3: join(parts.helm3, 'helm3'),
      TIDEGATE_BED_HELM4: join(parts.helm4, 'helm4'),
      TIDEGATE_BED_KUBECTL: join(parts.helm4, 'kubectl'),
    }),
    ...(local && { BED_KUBE: join(parts.kube, 'kube'), BED_IMAGES: parts.images, BED_PACKAGES: debianPackages() }),
  };
};
