import { problemsOf } from '../../adapters/runner/problems-of.ts';
import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import { checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import { factsOf } from '../../core/deployment-record/running.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { text } from '../../core/summary/markdown.ts';
import type { CurrentRevision, TakenBack } from '../../core/target/target.ts';
import type { TraceContext } from '../../core/trace/context.ts';
import { NO_SMOKE } from '../../stages/record/decide.ts';
import { writeRecord } from '../../stages/record/effects.ts';
import { renderRecord } from '../../stages/record/report.ts';
import { runRollback } from '../../stages/rollback/effects.ts';
import type { Order, Progress } from './delivery.ts';
import { modeProblems } from './early.ts';
import { keepReport } from './keep-report.ts';
import { isOpen, memoBook } from './memo.ts';
import { readCheckPlan } from './prepare.ts';
import { recordOf } from './record-of.ts';
import { type DeliverRun, openScene, serviceOf } from './scene.ts';
import { smokeAgain } from './smoke-steps.ts';

type Journey = Pick<Order, 'run' | 'scene' | 'trace' | 'plan' | 'memo' | 'startedAt'>;

/**
 * `mode: rollback`: back to a revision that ran before, without asking the gate (a way back goes out in a freeze, too), proved by the short
 * smoke test and recorded with its reason.
 */
export async function goBack(run: DeliverRun, trace: TraceContext): Promise<Ending> {
  const { inputs, context, clock } = run;
  const startedAt = clock.now();
  const plan = await readCheckPlan(run);
  const early = [...modeProblems(inputs), ...(plan.ok ? [] : plan.error), ...checkClusterSettings(inputs)];
  if (early.length > 0 || !plan.ok) return failed(...early);
  await using scene = await openScene(run);
  const memo = memoBook(run.state, { startedAt: startedAt.toISOString(), traceId: trace.traceId, images: [] });
  run.log.problem('warning', recorded(context.triggeringActor, inputs.reason ?? ''));
  try {
    return await walkBack({ run, scene, trace, plan: plan.value, memo, startedAt });
  } catch (error) {
    run.setOutputs({ verdict: run.signal.aborted ? 'cancelled' : 'rollback-failed' });
    return failed(...problemsOf(error));
  } finally {
    if (isOpen(memo.last())) scene.target.handOver();
    else await scene.target.release();
  }
}

async function walkBack(journey: Journey): Promise<Ending> {
  const { run, scene, memo } = journey;
  const { inputs, log, signal } = run;
  const { target } = scene;
  const stop = (problem: Problem): Ending => {
    run.setOutputs({ verdict: 'failed', reasonCode: problem.code });
    return failed(problem);
  };
  const taken = await target.acquire(signal);
  if (!taken.ok) return stop(taken.error);
  await scene.readHistory();
  const current = await target.current();
  const to = inputs.to === 'last-verified' ? undefined : Number(inputs.to);
  if (current === undefined || (to === current.revision && current.status === 'deployed')) return stop(nowhere(target.name, current));
  const left = factsOf(scene.history(), current.revision);
  const previous = { revision: current.revision, ...present({ commit: left?.commit, digest: left?.digest }) };
  memo.note({ phase: 'going-back', previous });
  run.setOutputs({ previousRevision: current.revision });
  const { result, word } = await runRollback({ target, log, signal }, inputs.reason ?? '', to);
  if (result.kind !== 'rolled-back') {
    run.setOutputs({ verdict: signal.aborted ? 'cancelled' : 'rollback-failed' });
    if (!signal.aborted) memo.note({ phase: 'over' });
    return word.kind === 'problem' ? stopWith(run, word.problem) : DONE;
  }
  const problems = await prove(journey, result, inputs.reason ?? '');
  await record(journey, previous, problems.length > 0);
  memo.note({ phase: 'over' });
  const verdict = problems.length > 0 ? 'rollback-failed' : 'rolled-back';
  run.setOutputs({ verdict, reasonCode: problems[0]?.code });
  run.summarize(`## ${text(`${serviceOf(run)} in ${inputs.environment}: ${verdict}, to revision ${result.to}`)}`);
  return problems.length > 0 ? failed(...problems) : DONE;
}

function stopWith(run: DeliverRun, problem: Problem): Ending {
  run.setOutputs({ reasonCode: problem.code });
  return failed(problem);
}

/** The short smoke test of what came back. An inconclusive one counts as the input says. */
async function prove(journey: Journey, back: Extract<TakenBack, { kind: 'rolled-back' }>, reason: string): Promise<readonly Problem[]> {
  const { run, scene, memo } = journey;
  run.setOutputs({ revision: back.revision, rollbackRevision: back.revision });
  const came = factsOf(scene.history(), back.to);
  const facts = present({ commit: came?.commit, digest: came?.digest });
  memo.note({ phase: 'back', rollback: { revision: back.revision, to: back.to, smoke: 'none', reason, ...facts } });
  const tested = await smokeAgain(journey, { results: {}, problems: [] } satisfies Progress, back.to);
  const { again } = tested.results;
  if (again !== undefined) run.setOutputs({ smokeVerdict: again });
  const red = again === 'fail' || (again === 'inconclusive' && run.inputs.onInconclusive === 'fail');
  if (!red) return [];
  return tested.problems.length > 0 ? tested.problems : [undecided(back.to)];
}

async function record(
  journey: Journey,
  previous: { readonly revision: number; readonly commit?: string; readonly digest?: string },
  red: boolean,
): Promise<void> {
  const { run, scene, memo, startedAt, trace } = journey;
  const { rollback } = memo.last() ?? {};
  if (rollback === undefined) return;
  const made = recordOf(run, {
    server: scene.access.cluster.server,
    revision: rollback.revision,
    images: [],
    commit: previous.commit,
    digest: previous.digest,
    startedAt,
    previous,
    smoke: NO_SMOKE,
    result: red ? 'rollback-failed' : 'rolled-back',
    rollback,
    traceId: trace.traceId,
  });
  const { rollbackDeployment } = await writeRecord(scene.record, made, { url: run.inputs.url, keep: true });
  run.setOutputs({ deploymentId: rollbackDeployment, recordFile: await keepReport(run, 'deployment-record', made) });
  run.summarize(renderRecord(made));
}

/** DW071: who went around the gate, and why. */
const recorded = (actor: string, reason: string): Problem => ({
  code: 'DW071',
  fault: 'user',
  what: `the gate is not asked for a way back: ${actor} says: ${reason}`,
  where: 'mode: rollback',
});

const nowhere = (name: string, current: CurrentRevision | undefined): Problem => ({
  code: 'HD072',
  fault: 'user',
  what: current === undefined ? `nothing was ever deployed as ${name}` : `revision ${current.revision} of ${name} is what runs already`,
  where: 'input "to"',
  expected: 'an older revision',
  remedy: 'mode: status shows what runs and where it can go back to.',
});

const undecided = (to: number): Problem => ({
  code: 'ST020',
  fault: 'user',
  what: `the version of revision ${to} is back, but it could not be proved that it serves`,
  remedy: 'Look at the smoke report.',
});
