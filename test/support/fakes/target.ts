import type { Problem } from '../../../src/core/problem/problem.ts';
import { ok, type Result } from '../../../src/core/result/result.ts';
import type { Applied, Resumed, TakenBack, Target, TargetPlan } from '../../../src/core/target/target.ts';

/** How a fake target answers; what is not told is not expected to be called. */
export interface TargetAnswers {
  readonly acquired?: Result<void, Problem>;
  readonly plan?: Result<TargetPlan, readonly Problem[]>;
  readonly applied?: Applied;
  readonly takenBack?: TakenBack;
  readonly resumed?: Resumed;
}

/** A target that answers as told, in the order that the port demands: no apply without the lock and a plan of its own. */
export interface FakeTarget extends Target {
  /** The names of the methods, in the order in which they were called. */
  readonly calls: readonly string[];
}

/** `release web`, which nothing holds. Throws when it is asked what no answer was given for, or out of order. */
export function fakeTarget(answers: TargetAnswers = {}): FakeTarget {
  const calls: string[] = [];
  const plans = new WeakSet<TargetPlan>();
  let locked = false;
  const given = <T>(name: string, answer: T | undefined): T => {
    calls.push(name);
    if (answer === undefined) throw new Error(`${name} was not expected`);
    return answer;
  };
  return {
    name: 'release web',
    calls,
    acquire: async () => {
      const taken = given('acquire', answers.acquired ?? ok(undefined));
      locked = taken.ok;
      return taken;
    },
    plan: async () => {
      const planned = given('plan', answers.plan);
      if (planned.ok) plans.add(planned.value);
      return planned;
    },
    apply: async (plan) => {
      if (!locked || !plans.has(plan)) throw new Error('apply needs the lock, and a plan that this target made');
      return given('apply', answers.applied);
    },
    commit: async () => given('commit', ok(undefined)),
    rollback: async () => given('rollback', answers.takenBack),
    current: async () => given('current', { revision: 5, status: 'deployed', verified: false }),
    markVerified: async () => void calls.push('markVerified'),
    workloads: async () => given('workloads', [{ namespace: 'shop', kind: 'Deployment', name: 'web' }]),
    resume: async () => given('resume', answers.resumed),
    release: async () => {
      calls.push('release');
      locked = false;
    },
    handOver: () => void calls.push('handOver'),
  };
}
