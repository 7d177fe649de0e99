import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { RELEASE, tellJobs } from './good-push.ts';
import { podIds } from './production.ts';

/** Production is pointed at a repository that does not exist: refused with nothing written but the lock. */
export async function badImage(scene: Scene, story: Story): Promise<void> {
  await scene.shop.commit('ci: rename the image', RELEASE, (workflow) => {
    const at = workflow.lastIndexOf('/shop\n');
    return `${workflow.slice(0, at)}/shoop\n${workflow.slice(at + '/shop\n'.length)}`;
  });
  const before = [await scene.cluster.release('shop-production'), await podIds(scene)];
  const mark = await scene.cluster.auditMark();
  const run = await playRun(scene, RELEASE);
  tellJobs(story, run, { build: 'success', staging: 'success', production: 'failure' });
  story.observe('the reason is HD030', run.output('production', 'deliver', 'reason-code'), 'HD030');
  story.observe('production: same revision, same pods', [await scene.cluster.release('shop-production'), await podIds(scene)], before);
  const writes = await scene.cluster.writesSince(mark, 'shop-production');
  story.observe(
    "the API server saw no write in production but the lock's",
    [...new Set(writes.map((write) => write.split(' ')[1]))],
    ['leases'],
  );
  await scene.shop.revert();
}
