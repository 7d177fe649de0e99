import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { RELEASE, tellJobs } from './good-push.ts';
import { objectVersions, podIds } from './production.ts';

/** Production is pointed at a repository that does not exist: refused with nothing written but the lock. */
export async function badImage(scene: Scene, story: Story): Promise<void> {
  await scene.shop.commit('ci: rename the image', RELEASE, (workflow) => {
    const at = workflow.lastIndexOf('/shop\n');
    return `${workflow.slice(0, at)}/shoop\n${workflow.slice(at + '/shop\n'.length)}`;
  });
  const before = [await scene.cluster.release('shop-production'), await podIds(scene)];
  const versions = await objectVersions(scene);
  const mark = await scene.cluster.audit?.mark();
  const run = await playRun(scene, RELEASE);
  tellJobs(story, run, { build: 'success', staging: 'success', production: 'failure' });
  story.observe('the reason is HD030', run.output('production', 'deliver', 'reason-code'), 'HD030');
  story.observe('production: same revision, same pods', [await scene.cluster.release('shop-production'), await podIds(scene)], before);
  story.observe('nothing in production was written: no object has another version', await objectVersions(scene), versions);
  if (scene.cluster.audit !== undefined && mark !== undefined) {
    const writes = await scene.cluster.audit.writesSince(mark, 'shop-production');
    const resources = [...new Set(writes.map((write) => write.split(' ')[1]))];
    story.observe("the API server saw no write in production but the lock's", resources, ['leases']);
  }
  await scene.shop.revert();
}
