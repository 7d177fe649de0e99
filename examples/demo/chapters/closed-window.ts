import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { RELEASE, tellJobs } from './good-push.ts';
import { podIds } from './production.ts';

/** A freeze of three days stands in the policy: staging goes on, production stays as it is, and the next opening is told. */
export async function closedWindow(scene: Scene, story: Story): Promise<void> {
  const day = (offset: number): string => new Date(Date.now() + offset * 86_400_000).toISOString().slice(0, 10);
  const freeze = `freezes: [{ id: cutover, dates: [${day(-1)}..${day(1)}], reason: "database move" }]\n`;
  await scene.shop.commit(
    'chore: freeze production for the database move',
    '.github/deploy-policy.yml',
    (policy) => `${policy}${freeze.replace('dates:', 'environments: [production], dates:')}`,
  );
  const before = [await scene.cluster.release('shop-production'), await podIds(scene)];
  const run = await playRun(scene, RELEASE);
  tellJobs(story, run, { build: 'success', staging: 'success', production: 'failure' });
  story.observe('the verdict is closed', run.output('production', 'deliver', 'verdict'), 'closed');
  story.observe('production: same revision, same pods', [await scene.cluster.release('shop-production'), await podIds(scene)], before);
  const opens = run.output('production', 'deliver', 'opens-at') ?? '';
  story.observe('the next opening is told', opens.startsWith(day(2)), true);
  story.say(`opens at ${opens}`);
  await scene.shop.revert();
}
