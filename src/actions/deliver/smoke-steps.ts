import { factsOf } from '../../core/deployment-record/running.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { problemLine } from '../../core/problem/render-problem.ts';
import { present } from '../../core/result/present.ts';
import type { Expected } from '../../core/served-version/round.ts';
import { smokeOf } from '../../stages/record/decide.ts';
import type { Order, Progress } from './delivery.ts';
import { markVerified } from './live-steps.ts';
import { commitOf } from './scene.ts';
import { expectedOf, type SmokeTold, shortPlan, smokeTest } from './smoke.ts';
import { secondSmokeMs } from './times.ts';

/** Proves what was delivered. A test that was cut short by the job's end has no word. */
export async function smokeStep(order: Order, progress: Progress, which: 'staged' | 'live'): Promise<Progress> {
  const { run, plan, trace } = order;
  const title = which === 'staged' ? 'Smoke test, before it is live' : 'Smoke test';
  const told = await smokeTest(run, order.scene, {
    title,
    plan,
    expected: expectedNow(order, progress),
    timeoutMs: run.inputs.smokeTimeout,
    trace,
  });
  const { result, path } = told;
  const smoke = smokeOf(
    result.report,
    plan.checks.map(({ name }) => name),
  );
  run.setOutputs({ smokeVerdict: result.report.verdict, report: path, ...present({ url: run.inputs.url }) });
  const memo = order.memo.last();
  if (memo !== undefined) order.memo.note({ phase: memo.phase, smoke });
  return {
    ...progress,
    smoke,
    problems: [...progress.problems, ...redProblems(told)],
    results: { ...progress.results, ...(result.cancelled ? { cancelled: true } : { [which]: result.report.verdict }) },
  };
}

/** The second, short test: the version that came back, expected to be what the records say of it. ST090 when it is red too. */
export async function smokeAgain(
  order: Pick<Order, 'run' | 'scene' | 'trace' | 'plan' | 'memo'>,
  progress: Progress,
  to: number,
): Promise<Progress> {
  const { run, scene, trace } = order;
  const came = factsOf(scene.history(), to);
  const told = await smokeTest(run, scene, {
    title: `Second smoke test, of the version of revision ${to}`,
    plan: shortPlan(order.plan, came),
    expected: expectedOf(came),
    timeoutMs: secondSmokeMs(run.inputs),
    trace,
    older: true,
  });
  const { verdict } = told.result.report;
  const back = order.memo.last()?.rollback;
  if (back !== undefined) order.memo.note({ phase: 'back', rollback: { ...back, smoke: verdict } });
  if (back !== undefined && verdict === 'pass') await markVerified(order, back.revision);
  const problems = [...progress.problems, ...(verdict === 'fail' ? [stillFailing(redProblems(told), to)] : [])];
  return {
    ...progress,
    problems,
    results: { ...progress.results, ...(told.result.cancelled ? { cancelled: true } : { again: verdict }) },
  };
}

/** A release that held it already runs the commit that brought it, not the one of this run. */
function expectedNow({ run, scene }: Order, { results }: Progress): Expected {
  const { deployment } = results;
  const held = deployment?.kind === 'unchanged' ? factsOf(scene.history(), deployment.plan.previous?.revision ?? 0) : undefined;
  const version = run.inputs.expectVersion ?? held?.deployment?.smoke.served ?? held?.commit ?? commitOf(run);
  return { version, ...present({ digest: run.inputs.digest }) };
}

/** More annotations than these are not read. */
const MOST_PROBLEMS = 6;

/** Why it is red; nothing when it passed or was cut short. */
function redProblems({ result }: SmokeTold): readonly Problem[] {
  if (result.report.verdict === 'pass' || result.cancelled) return [];
  const [...shown] = result.problems.slice(0, MOST_PROBLEMS);
  const rest = result.problems.length - shown.length;
  return rest === 0 ? shown : [...shown, { code: 'ST022', fault: 'user', what: `${rest} more are in the report` }];
}

/** ST090: the way back was taken, and what came back does not do either. */
export const stillFailing = ([first]: readonly Problem[], to: number): Problem => ({
  code: 'ST090',
  fault: 'user',
  what: `rollback to revision ${to} done, but still failing: ${first === undefined ? 'the second smoke test is red' : problemLine(first)}`,
  remedy: 'Somebody has to look at it now: neither the new version nor the one before serves.',
});
