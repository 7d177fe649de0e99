import { join } from 'node:path';
import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { RELEASE, tellJobs } from './good-push.ts';

/** An operator scaled production by hand; the next push would take that back unnoticed. It is refused, and cured by a line in a file. */
export async function lostValue(scene: Scene, story: Story): Promise<void> {
  const chart = join(scene.shop.path, 'chart');
  await scene.cluster.helm(
    'upgrade',
    'shop',
    chart,
    '-n',
    'shop-production',
    '--reset-then-reuse-values',
    '--set',
    'replicaCount=3',
    '--wait',
  );
  story.say('carol scales production to 3 replicas by hand, with helm');
  const before = await scene.cluster.release('shop-production');
  await scene.shop.commit('docs: say hello', 'README.md', () => '# shop\n');
  const refused = await playRun(scene, RELEASE);
  tellJobs(story, refused, { build: 'success', staging: 'success', production: 'failure' });
  story.observe('the reason is HD020', refused.output('production', 'deliver', 'reason-code'), 'HD020');
  story.observe(
    'it names the value, what it was and what it would become',
    /replicaCount:? 3 (->|→) 1/.test(refused.log('production')),
    true,
  );
  story.observe('production: same revision', await scene.cluster.release('shop-production'), before);

  await scene.shop.commit('feat: three replicas in production', 'deploy/production.yaml', (values) => `${values}replicaCount: 3\n`);
  const cured = await playRun(scene, RELEASE);
  tellJobs(story, cured, { build: 'success', staging: 'success', production: 'success' });
  const served = await scene.cluster.served('shop-production');
  story.observe(
    'with the value in its file it goes out: three replicas of the new commit',
    served.map((pod) => pod.commit),
    Array(3).fill(cured.sha),
  );
}
