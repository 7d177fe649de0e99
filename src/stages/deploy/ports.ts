import type { Problem, Remark } from '../../core/problem/problem.ts';
import type { Target, TargetPlan } from '../../core/target/target.ts';

/** Where a deployment tells what it does. */
export interface Narrator {
  info(line: string): void;
  section(title: string): Disposable;
  problem(severity: 'warning' | 'notice', problem: Problem): void;
}

export interface DeployPorts {
  readonly target: Target;
  readonly log: Narrator;
  readonly signal: AbortSignal;
}

export interface DeployOptions {
  /** `plan` takes no lock and writes nothing. */
  readonly mode: 'deploy' | 'plan';
  /** A last word on the plan, before the first write: the gate's decision is held against the images here. */
  judgePlan(plan: TargetPlan): Problem | undefined | Promise<Problem | undefined>;
  /** Called once the plan is carried out, directly before the first write: what must be saved or told before it is done here. */
  beforeWrite?(plan: TargetPlan): Promise<void>;
}

/** Tells remarks, each once. */
export function tell(log: Narrator, remarks: readonly Remark[]): void {
  for (const { severity, problem } of remarks) log.problem(severity, problem);
}
