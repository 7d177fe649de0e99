import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { RELEASE, tellJobs } from './good-push.ts';

/** Somebody adds `latest` to the tags: the build stops before anything is pushed. */
export async function latestRefused(scene: Scene, story: Story): Promise<void> {
  const before = await scene.registry.tags('shop');
  await scene.shop.commit('ci: tag latest too', RELEASE, (workflow) =>
    workflow.replace('          tags: type=primary\n', '          tags: |\n            type=primary\n            type=raw,value=latest\n'),
  );
  const run = await playRun(scene, RELEASE);
  tellJobs(story, run, { build: 'failure' });
  story.observe('the reason is BT012', /::error title=([A-Z]{2}\d{3})/.exec(run.log('build'))?.[1], 'BT012');
  story.observe('the registry holds what it held: no latest', await scene.registry.tags('shop'), before);
  await scene.shop.revert();
}
