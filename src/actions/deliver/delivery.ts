import type { Decision } from '../../core/decision/decision.ts';
import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import type { CheckPlan } from '../../core/probe/check.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { TraceContext } from '../../core/trace/context.ts';
import type { DeploymentHandle } from '../../stages/record/effects.ts';
import type { FlowPolicy, Results } from './flow.ts';
import type { MemoBook } from './memo.ts';
import type { DeliverRun, Scene } from './scene.ts';

/** The gate's word, asked here or brought along. */
export interface GateWord {
  readonly kind: 'open' | 'overridden' | 'closed' | 'deferred';
  readonly decision: Decision;
  readonly approvals: DeploymentRecord['approvals'];
  readonly problems: readonly Problem[];
  readonly opensAt?: string;
  /** A closed gate may end the step green. */
  readonly mayEndGreen: boolean;
}

/** What is fixed before the first step behind the gate. */
export interface Order {
  readonly run: DeliverRun;
  readonly scene: Scene;
  readonly gate: GateWord;
  readonly plan: CheckPlan;
  readonly trace: TraceContext;
  readonly startedAt: Date;
  readonly memo: MemoBook;
  readonly policy: FlowPolicy;
}

/** How far a delivery has come; every step gives a new one. */
export interface Progress {
  readonly results: Results;
  /** Why it did not go well, in the order in which it was found. */
  readonly problems: readonly Problem[];
  readonly deployment?: DeploymentHandle;
  readonly smoke?: DeploymentRecord['smoke'];
}
