import { judgeDecision } from '../../core/decision/decision.ts';
import { factsOf } from '../../core/deployment-record/running.ts';
import { runUrl } from '../../core/event/context.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import type { TargetPlan } from '../../core/target/target.ts';
import { judgeDigest } from '../../stages/deploy/decide.ts';
import { runDeploy } from '../../stages/deploy/effects.ts';
import { imagesOf, problemsOf, renderDeploy } from '../../stages/deploy/report.ts';
import { openDeployment } from '../../stages/record/effects.ts';
import type { NewDeployment } from '../../stages/record/ports.ts';
import type { Order, Progress } from './delivery.ts';
import { orderProblem } from './order.ts';
import { commitOf, serviceOf } from './scene.ts';

/** Lock, plan, the gate's word held against the plan and the time once more, and the rollout; GitHub's deployment is made before the first write. */
export async function deployStep(order: Order, before: Progress): Promise<Progress> {
  const { run, scene } = order;
  const { target } = scene;
  const { log, signal } = run;
  let progress = before;
  const announce = async (plan: TargetPlan): Promise<void> => {
    const { inputs } = run;
    const job = { own: inputs.ownDeployment, ...present({ checkRunId: inputs.checkRunId }) };
    const deployment = await openDeployment(scene.record, job, draftOf(order, plan), runUrl(run.context));
    if (deployment === undefined) return;
    progress = { ...progress, deployment };
    run.setOutputs({ deploymentId: deployment.id });
  };
  const deployment = await runDeploy(
    { target, log, signal },
    {
      mode: 'deploy',
      judgePlan: async (plan) => {
        await scene.readHistory();
        return judgeDigest(order.gate.decision, plan.images) ?? stillOpen(order) ?? (await orderProblem(order, plan));
      },
      beforeWrite: async (plan) => {
        const previous = previousOf(order, plan);
        order.memo.note({ phase: 'applying', images: plan.images, ...present({ previous }) });
        await announce(plan);
        order.memo.note({ phase: 'applying', ...present({ deployment: progress.deployment }) });
      },
    },
  );
  if (deployment.kind === 'unchanged') await announce(deployment.plan);
  if (deployment.kind === 'applied') {
    const { applied } = deployment;
    const phase = applied.kind === 'deployed' ? 'unproved' : 'applying';
    order.memo.note({ phase, images: imagesOf(deployment), ...present({ revision: applied.revision }) });
  }
  const previous = deployment.kind === 'refused' ? undefined : deployment.plan.previous?.revision;
  run.setOutputs({
    previousRevision: previous,
    revision: deployment.kind === 'unchanged' ? previous : deployment.kind === 'applied' ? deployment.applied.revision : undefined,
  });
  run.summarize(renderDeploy(target.name, deployment));
  return {
    ...progress,
    problems: [...progress.problems, ...problemsOf(deployment)],
    results: { ...progress.results, deployment },
  };
}

/** What ran before, as far as the records tell. */
function previousOf({ scene }: Order, plan: TargetPlan) {
  if (plan.previous === undefined) return undefined;
  const { revision } = plan.previous;
  const facts = factsOf(scene.history(), revision);
  return { revision, ...present({ digest: facts?.digest, commit: facts?.commit }) };
}

/** DW080: the lock was waited for so long that the gate's word is no longer good. */
function stillOpen({ gate, run }: Order): Problem | undefined {
  const { environment, service } = gate.decision;
  const verdict = judgeDecision(gate.decision, { environment, service, digest: '', runId: run.context.runId, now: run.clock.now() });
  return verdict.ok ? undefined : { ...verdict.error, where: 'the gate, asked again under the lock', remedy: 'Run the job again.' };
}

function draftOf({ run, gate }: Order, plan: TargetPlan): NewDeployment {
  const { inputs, context } = run;
  return {
    ref: commitOf(run),
    environment: inputs.environment,
    task: 'deploy',
    description: `${serviceOf(run)} by run ${context.runId}`,
    payload: {
      tidegate: 1,
      service: serviceOf(run),
      release: inputs.release,
      namespace: inputs.namespace,
      commit: commitOf(run),
      approvals: gate.approvals.map(({ user }) => user),
      run: runUrl(context),
      ...present({ digest: inputs.digest, before: plan.previous?.revision }),
    },
  };
}
