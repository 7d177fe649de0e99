import { readFile, rm, writeFile } from 'node:fs/promises';
import { join } from 'node:path';
import { playRun } from '../../examples/demo/push.ts';
import type { RunEnded } from '../../examples/demo/run-ended.ts';
import type { Scene } from '../../examples/demo/set-stage.ts';
import { repository } from '../support/source-tree.ts';
import { workflowsIn } from './our-workflows.ts';

/** What a team has of its own and the README's workflow only names: the address of things, and how the image is built. */
const OURS: readonly (readonly [theirs: string, ours: string])[] = [
  ['ghcr.io/acme/shop', `"\${{ vars.REGISTRY }}/shop"`],
  ['make test image', 'sh ci/test.sh && COMMIT=$GITHUB_SHA SOURCE_DATE_EPOCH=1700000000 sh ci/image.sh'],
  ['namespace: shop,', 'namespace: shop-production,'],
];
const ID_TOKEN = `cluster: "\${{ vars.CLUSTER }}"`;
const WITH_CA = `${ID_TOKEN}, cluster-ca: "\${{ vars.CLUSTER_CA }}", cluster-audience: "\${{ vars.CLUSTER_AUDIENCE }}"`;
const KUBECONFIG = `auth: kubeconfig, kubeconfig: "\${{ secrets.KUBECONFIG }}"`;

/**
 * Commits the README's workflow to the demo's shop, with this machine's addresses in place of the example's, and plays a push of it.
 * Without our policy and our checks: what is built in must do. Throws when the README no longer has a part that is replaced here.
 */
export async function playReadme(scene: Scene): Promise<RunEnded> {
  const [text = ''] = workflowsIn(await readFile(join(repository, 'README.md'), 'utf8'));
  const login = scene.secrets.KUBECONFIG === undefined ? WITH_CA : KUBECONFIG;
  const workflow = [...OURS, [ID_TOKEN, login] as const].reduce((changed, [theirs, ours]) => {
    if (!changed.includes(theirs)) throw new Error(`the README's workflow has no ${theirs} any more`);
    return changed.replaceAll(theirs, () => ours);
  }, text);
  const { path } = scene.shop;
  for (const file of ['.github/deploy-policy.yml', '.github/smoke.yml', '.github/workflows/release.yml']) await rm(join(path, file));
  const values = await readFile(join(path, 'chart/values.yaml'), 'utf8');
  await writeFile(join(path, 'chart/values.yaml'), values.replace('repository: shop', `repository: ${scene.registryHost}/shop`));
  await scene.shop.commit('ci: as the README says', '.github/workflows/readme.yml', () => workflow);
  return playRun(scene, '.github/workflows/readme.yml');
}
