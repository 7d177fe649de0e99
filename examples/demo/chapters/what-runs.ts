import { playRun } from '../push.ts';
import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';
import { tellJobs } from './good-push.ts';

/** The question of every incident, answered by one dispatch. */
export async function whatRuns(scene: Scene, story: Story): Promise<void> {
  const run = await playRun(scene, '.github/workflows/status.yml', 'workflow_dispatch');
  tellJobs(story, run, { status: 'success' });
  const serving = (await scene.cluster.served('shop-production'))[0];
  const told = run.summary('status');
  for (const line of told.split('\n')) story.say(line);
  story.observe('the commit that is told is the one that serves', told.includes((serving?.commit ?? 'none').slice(0, 7)), true);
  story.observe('the approver is told', told.includes('bob'), true);
  story.observe('the way back is told', /go back/i.test(told), true);
}
