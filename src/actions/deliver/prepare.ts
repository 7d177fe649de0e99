import { readChecksSource } from '../../adapters/checks-file/read-checks-file.ts';
import { checkClusterSettings } from '../../core/credentials/cluster-settings.ts';
import type { CheckPlan } from '../../core/probe/check.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { prepareSmoke } from '../../stages/smoke/prepare.ts';
import { modeProblems } from './early.ts';
import { type GateQuestion, readGateQuestion } from './gate.ts';
import type { DeliverRun } from './scene.ts';

/** What the inputs ask for, judged without a contact. */
export interface Prepared {
  readonly checks: CheckPlan;
  readonly gate: GateQuestion;
}

/** Everything about the inputs that is wrong and can be told without a contact, all at once; else what they ask for. */
export async function prepare(run: DeliverRun): Promise<Result<Prepared, readonly Problem[]>> {
  const checks = await readCheckPlan(run);
  const gate = await readGateQuestion(run);
  const problems = [
    ...modeProblems(run.inputs),
    ...(gate.ok ? [] : gate.error),
    ...(checks.ok ? [] : checks.error),
    ...checkClusterSettings(run.inputs),
  ];
  if (problems.length > 0 || !gate.ok || !checks.ok) return err(problems);
  return ok({ checks: checks.value, gate: gate.value });
}

/** The smoke test's checks, from the input, the file or the default file. */
export async function readCheckPlan({ inputs, context }: DeliverRun): Promise<Result<CheckPlan, readonly Problem[]>> {
  const source = await readChecksSource(inputs, context.workspace);
  const plan = prepareSmoke(inputs, source.ok ? source.value : undefined, { name: context.eventName, hasRelease: true });
  if (source.ok) return plan;
  return err(plan.ok ? source.error : [...source.error, ...plan.error]);
}
