import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import { formatDecision } from '../../core/decision/decision.ts';
import type { DeploymentRecord, DeploymentResult } from '../../core/deployment-record/record.ts';
import { factsOf } from '../../core/deployment-record/running.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { imagesOf } from '../../stages/deploy/report.ts';
import { NO_SMOKE } from '../../stages/record/decide.ts';
import { writeRecord } from '../../stages/record/effects.ts';
import { renderRecord } from '../../stages/record/report.ts';
import type { Order, Progress } from './delivery.ts';
import type { Verdict } from './flow.ts';
import { keepReport } from './keep-report.ts';
import { recordOf } from './record-of.ts';

/** Outputs, record and the step's ending, out of where a delivery came to its end. What post takes back, post records. */
export async function finish(order: Order, progress: Progress, verdict: Verdict, leaveToPost: boolean): Promise<Ending> {
  const { run } = order;
  const problems = [...progress.problems, ...(verdict === 'cancelled' ? [cancelled(order.scene.target.name, leaveToPost)] : [])];
  run.setOutputs({ verdict, reasonCode: problems[0]?.code });
  if (!leaveToPost) {
    await record(order, progress, verdict);
    if (order.memo.last() !== undefined) order.memo.note({ phase: 'over' });
  }
  if (verdict !== 'delivered' && verdict !== 'unchanged') return failed(...problems);
  run.log.info(`${order.scene.target.name}: ${verdict}`);
  return DONE;
}

async function record(order: Order, progress: Progress, verdict: Verdict): Promise<void> {
  const { run, scene } = order;
  const result = RESULTS[verdict];
  const revision = revisionOf(order, progress);
  if (result === undefined || progress.results.deployment === undefined || progress.results.deployment.kind === 'refused') return;
  const made = built(order, progress, result, revision ?? order.memo.last()?.previous?.revision ?? 0);
  const on = { deployment: progress.deployment, url: run.inputs.url, keep: revision !== undefined };
  await writeRecord(scene.record, made, on);
  run.setOutputs({ recordFile: await keepReport(run, 'deployment-record', made) });
  run.summarize(renderRecord(made));
}

const RESULTS: Readonly<Partial<Record<Verdict, DeploymentResult>>> = {
  delivered: 'succeeded',
  unchanged: 'unchanged',
  failed: 'failed',
  'rolled-back': 'rolled-back',
  'rollback-failed': 'rollback-failed',
  cancelled: 'cancelled',
};

/** The revision that stands for the delivery; undefined when none was written. */
function revisionOf({ memo }: Order, { results }: Progress): number | undefined {
  return results.deployment?.kind === 'unchanged' ? results.deployment.plan.previous?.revision : memo.last()?.revision;
}

function built(
  { run, scene, gate, startedAt, trace, memo }: Order,
  progress: Progress,
  result: DeploymentResult,
  revision: number,
): DeploymentRecord {
  const { deployment } = progress.results;
  const held = deployment?.kind === 'unchanged';
  const facts = held ? factsOf(scene.history(), revision) : undefined;
  const { previous = facts?.deployment?.previous, rollback } = memo.last() ?? {};
  return recordOf(run, {
    server: scene.access.cluster.server,
    revision,
    images: deployment === undefined ? [] : imagesOf(deployment),
    commit: facts?.commit,
    gate: { decision: formatDecision(gate.decision), approvals: gate.approvals },
    startedAt,
    previous,
    smoke: progress.smoke ?? NO_SMOKE,
    result,
    held: held ? true : undefined,
    rollback,
    traceId: trace.traceId,
  });
}

const cancelled = (name: string, leftToPost: boolean): Problem => ({
  code: 'HD090',
  fault: 'user',
  what: `the job was cancelled while ${name} was being delivered${leftToPost ? '; the post step goes on from here' : '; nothing was changed'}`,
});
