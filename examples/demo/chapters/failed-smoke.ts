import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { RELEASE, tellJobs } from './good-push.ts';
import { deployments, leases, records } from './production.ts';

/** A setting that only production has breaks the checkout: the pods are ready, the smoke test is not fooled, the last proven revision returns. */
export async function failedSmoke(scene: Scene, story: Story): Promise<void> {
  const before = await scene.cluster.release('shop-production');
  const good = await scene.cluster.served('shop-production');
  await scene.shop.commit('feat: new payment provider', 'deploy/production.yaml', (values) =>
    values.replace('fault: ""', 'fault: checkout'),
  );
  const run = await playRun(scene, RELEASE);
  tellJobs(story, run, { build: 'success', staging: 'success', production: 'failure' });
  story.observe('the verdict is rolled-back', run.output('production', 'deliver', 'verdict'), 'rolled-back');
  story.observe('production serves what it served before, on every replica', await scene.cluster.served('shop-production'), good);
  story.observe(
    'two revisions later: the bad one and the way back',
    (await scene.cluster.release('shop-production')).revision,
    before.revision + 2,
  );
  const last = (await records(scene)).at(-1);
  story.observe(
    'the record says so, and that the second smoke test passed',
    [last?.result, last?.commit, last?.smoke.verdict, last?.rollback?.smoke],
    ['rolled-back', run.sha, 'fail', 'pass'],
  );
  story.observe('GitHub shows exactly one rollback', deployments(scene).filter((one) => one.task === 'rollback').length, 1);
  story.observe('no lock is left', await leases(scene), []);
}
