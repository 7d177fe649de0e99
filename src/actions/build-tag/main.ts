import { tmpdir } from 'node:os';
import { markedFiles } from '../../adapters/files/marked-file.ts';
import { systemGit } from '../../adapters/git/git.ts';
import { timedMatcher } from '../../adapters/pattern/timed-matcher.ts';
import { DONE, type Ending, failed, type Run } from '../../adapters/runner/run.ts';
import { readBuildEvent } from '../../core/event/build-event.ts';
import { repositoryData } from '../../core/event/repository-data.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { decideTags } from '../../stages/build-tag/decide.ts';
import { gatherFacts } from '../../stages/build-tag/gather.ts';
import { planTags } from '../../stages/build-tag/plan.ts';
import type { contract } from './inputs.ts';
import { readKnobs } from './knobs.ts';
import type { outputs } from './outputs.ts';
import { requestOf } from './request.ts';
import { type Told, tellIdentity, tellTags } from './tell.ts';

export type TagRun = Run<(typeof contract)['inputs'], typeof outputs>;

/** The step: everything asked for is judged, then git is read once, then the decision is told. Nothing else is contacted unless it was asked for. */
export async function main(run: TagRun): Promise<Ending> {
  const { inputs, context, env } = run;
  const knobs = readKnobs(env, inputs.annotationLevels);
  if (!knobs.ok) return failed(...knobs.error);
  const plan = planTags(requestOf(inputs, knobs.value));
  if (!plan.ok) return failed(...plan.error);
  await using git = systemGit(
    { folder: context.workspace || '.', env, signal: run.signal },
    { serverUrl: context.serverUrl, token: inputs.githubToken ?? '' },
    context.tempDir || tmpdir(),
  );
  const known = {
    event: readBuildEvent(context, inputs.prSha ?? knobs.value.prSha),
    repository: repositoryData(context),
    now: run.clock.now().getTime(),
    sourceDateEpoch: knobs.value.sourceDateEpoch,
    match: timedMatcher,
  };
  const facts = await gatherFacts(plan.value, known, git);
  const decision = decideTags(plan.value, facts);
  const files = markedFiles(context.tempDir || '.', 'tidegate-bake');
  const told = { decision, plan: plan.value, facts, files, toEnvironment: knobs.value.setOutputEnv };
  tellIdentity(run, told);
  if (decision.kind === 'refused') return failed(...decision.problems);
  const unfit = inputs.registryCheck === 'on' ? await checkRegistries(run, told) : [];
  if (unfit.length > 0) return failed(...unfit);
  await tellTags(run, told);
  const untagged = inputs.gitTag === 'on' ? await makeGitTags(run, told) : [];
  return untagged.length > 0 ? failed(...untagged) : DONE;
}

/* What speaks with the network is loaded only where it was asked for: no other build waits for it. */
const checkRegistries: Outside = async (run, told) => (await import('./check-registries.ts')).checkRegistries(run, told.decision);
const makeGitTags: Outside = async (run, told) => (await import('./make-git-tags.ts')).makeGitTags(run, told);
type Outside = (run: TagRun, told: Told) => Promise<readonly Problem[]>;
