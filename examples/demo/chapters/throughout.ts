import type { Scene } from '../set-stage.ts';
import type { Story } from '../story.ts';

/** What must hold over all runs together. */
export async function throughout({ github, past }: Scene, story: Story): Promise<void> {
  story.observe("every request to GitHub, and every answer, fits GitHub's OpenAPI", github.violations({}), []);
  const told = past.runs.map((run) => run.act.noise + JSON.stringify(run.act.events)).join('\n');
  story.observe('no token is in a log, an output or a summary', past.tokens.filter((token) => told.includes(token)).length, 0);
  story.say(`${past.runs.length} runs, ${github.bed.log.requests.length} requests to GitHub, ${past.tokens.length} tokens`);
}
