import { readDecision } from '../../adapters/decision/read-decision.ts';
import { nodeHttp } from '../../adapters/http/node-http.ts';
import { connectCluster } from '../../adapters/kubernetes/connect.ts';
import { openReleaseTarget } from '../../adapters/makers/open-release-target.ts';
import type { ReleaseTarget } from '../../adapters/release/maker.ts';
import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import { checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import type { Decision } from '../../core/decision/decision.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import type { TakenBack, Target, TargetPlan } from '../../core/target/target.ts';
import { afterApply, type Deployment, judgeDigest } from '../../stages/deploy/decide.ts';
import { runDeploy } from '../../stages/deploy/effects.ts';
import { imagesOf, problemsOf, renderDeploy, statusOf } from '../../stages/deploy/report.ts';
import { runRollback } from '../../stages/rollback/effects.ts';
import type { HelmDeployRun } from './helm-deploy-run.ts';
import { judgeInputs } from './judge-inputs.ts';
import { uninstall } from './uninstall.ts';
import { verify } from './verify.ts';

/** Deploys, plans or verifies; every problem that needs no contact is told before the first one. */
export async function main(run: HelmDeployRun): Promise<Ending> {
  const { inputs, context, clock, log } = run;
  const decision = await readDecision(inputs, { workspace: context.workspace, runId: context.runId, now: clock.now() });
  const early = [...checkClusterSettings(inputs), ...judgeInputs(inputs), ...(decision.ok ? [] : [decision.error])];
  if (early.length > 0 || !decision.ok) return failed(...early);
  await using access = await connectCluster(inputs, { ...run, http: nodeHttp });
  for (const { severity, problem } of access.remarks) log.problem(severity, problem);
  await using target = await openReleaseTarget(run, access, inputs.token);
  try {
    return await perform(run, target, decision.value);
  } finally {
    if (run.signal.aborted) target.handOver();
    else await target.release();
  }
}

function perform(run: HelmDeployRun, target: ReleaseTarget, decision: Decision | undefined): Promise<Ending> {
  const { mode } = run.inputs;
  switch (mode) {
    case 'verify':
      return verify(run, target);
    case 'uninstall':
      return uninstall(run, target);
    case 'deploy':
    case 'plan':
      return deploy(run, target, decision, mode);
  }
}

async function deploy(run: HelmDeployRun, target: Target, decision: Decision | undefined, mode: 'deploy' | 'plan'): Promise<Ending> {
  const { log, signal, inputs } = run;
  const order = { mode, judgePlan: (plan: TargetPlan) => judgeDigest(decision, plan.images) };
  const deployment = await runDeploy({ target, log, signal }, order).catch(refusedBy);
  const next = deployment.kind === 'applied' ? afterApply(deployment.applied, inputs.rollback, inputs.onCancel) : { kind: 'keep' as const };
  setKnown(run, deployment);
  const back = next.kind === 'roll-back' ? await runRollback({ target, log, signal }, next.reason) : undefined;
  setKnown(run, deployment, back?.result);
  run.summarize(renderDeploy(target.name, deployment, back?.result));
  const problems = [...problemsOf(deployment), ...(back?.word.kind === 'problem' ? [back.word.problem] : [])];
  if (deployment.kind === 'applied' && deployment.applied.kind === 'cancelled')
    problems.push(cancelled(target.name, next.kind === 'leave-to-post'));
  return problems.length > 0 ? failed(...problems) : DONE;
}

/** A problem that is thrown has its outputs and its summary too. */
function refusedBy(error: unknown): Deployment {
  if (error instanceof ProblemError) return { kind: 'refused', problems: error.problems };
  throw error;
}

/** Outputs that are true already; they are set even when the step fails. */
function setKnown(run: HelmDeployRun, deployment: Deployment, back?: TakenBack): void {
  const [first] = problemsOf(deployment);
  const previous = deployment.kind === 'refused' ? undefined : deployment.plan.previous?.revision;
  const applied = deployment.kind === 'applied' ? deployment.applied : undefined;
  run.setOutputs({
    status: statusOf(deployment, back),
    revision: deployment.kind === 'unchanged' ? previous : applied?.revision,
    previousRevision: previous,
    rollbackRevision: back?.kind === 'rolled-back' ? back.revision : undefined,
    changed: deployment.kind === 'refused' ? undefined : deployment.plan.kind === 'change',
    images: deployment.kind === 'refused' ? undefined : imagesOf(deployment),
    ...planned(deployment),
    failureClass: applied?.kind === 'failed' ? applied.failureClass : undefined,
    failureReason: first?.what,
  });
}

/** What the plan found out. */
function planned(deployment: Deployment) {
  if (deployment.kind === 'refused') return {};
  const { chartDigest, manifestDigest, diffSummary, drift } = deployment.plan;
  return { chartDigest, manifestDigest, diffSummary, drift };
}

const cancelled = (name: string, goesBack: boolean): Problem => ({
  code: 'HD090',
  fault: 'user',
  what: `${name} was being rolled out when the job was cancelled; helm was stopped${goesBack ? ', and the post step takes the release back' : ''}`,
});
