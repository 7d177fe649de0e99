import { githubTags } from '../../adapters/github/git-tags.ts';
import { smallClient } from '../../adapters/github/small-client.ts';
import { nodeHttp } from '../../adapters/http/node-http.ts';
import { deadlineIn } from '../../core/clock/deadline.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { type GitTagResult, makeGitTag } from '../../stages/build-tag/make-git-tag.ts';
import { planGitTag } from '../../stages/build-tag/plan-git-tag.ts';
import type { TagRun } from './main.ts';
import type { Told } from './tell.ts';

/** Milliseconds for all calls together, with their retries. */
const LIMIT = 60_000;

/** Makes the version's git tag on GitHub (or each component's); gives the problems that fail the step. */
export async function makeGitTags(run: TagRun, { decision, plan, facts }: Told): Promise<readonly Problem[]> {
  run.setOutputs({ gitTagCreated: false });
  const planned = planGitTag(plan, facts, decision);
  if (planned.kind === 'refused') return [planned.problem];
  if (planned.kind === 'nothing') {
    run.log.problem(planned.remark.severity, planned.remark.problem);
    return [];
  }
  const { inputs, context, clock, random, signal, log } = run;
  const client = smallClient({
    http: nodeHttp,
    apiUrl: context.apiUrl,
    token: inputs.githubToken ?? '',
    clock,
    random,
    deadline: deadlineIn(clock, LIMIT),
    signal,
  });
  const tags = githubTags(client, context.repository.full);
  const how = { message: inputs.gitTagMessage, dryRun: inputs.dryRun };
  const results: GitTagResult[] = [];
  for (const tag of planned.tags) results.push(await makeGitTag(tag, how, tags));
  for (const result of results) log.info(`git tag ${oneLine(result.name, 100)}: ${WORDS[result.kind]}`);
  run.setOutputs({ gitTagCreated: results.some(({ kind }) => kind === 'created') });
  return results.flatMap((result) => (result.kind === 'failed' ? [result.problem] : []));
}

const WORDS: Readonly<Record<GitTagResult['kind'], string>> = {
  created: "made; a tag that is made with the job's own token starts no workflow",
  there: 'is there already, on this commit',
  'would-create': 'would be made (dry-run)',
  failed: 'not made',
};
