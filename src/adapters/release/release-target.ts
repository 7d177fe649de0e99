import { VERIFIED_LABEL } from '../../core/helm-release/release.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { ok, type Result } from '../../core/result/result.ts';
import type { CurrentRevision, TakenBack, TargetPlan } from '../../core/target/target.ts';
import type { Maker, ReleaseTarget } from './maker.ts';
import { forgetMemo, readMemo, saveMemo } from './memo.ts';
import { ensureNamespace } from './namespace.ts';
import { type ReleasePorts, type ReleaseSettings, targetName } from './ports.ts';
import { acquireLock, type ReleaseLock } from './release-lock.ts';
import { resumeWork } from './resume.ts';
import { type RollbackOrder, rollBack } from './roll-back.ts';

/** A release as a target: the maker writes it; lock, memo for post and the order of things are the same for all makers. */
export function releaseTarget<Plan extends TargetPlan>(ports: ReleasePorts, settings: ReleaseSettings, maker: Maker<Plan>): ReleaseTarget {
  const plans = new WeakMap<TargetPlan, Plan>();
  const never = new AbortController().signal;
  let lock: ReleaseLock | undefined;
  const lost = (): AbortSignal => lock?.lost ?? never;
  const whileHeld = (outer: AbortSignal): AbortSignal => AbortSignal.any([outer, lost()]);
  const take = async (outer: AbortSignal): Promise<Result<void, Problem>> => {
    if (settings.createNamespace) await ensureNamespace(ports, settings);
    let taken = await acquireLock(ports, settings, outer, maker.orphanMs);
    if (!taken.ok && taken.error.code === 'HD003' && (await maker.bringsNamespace(outer))) {
      await ensureNamespace(ports, settings);
      taken = await acquireLock(ports, settings, outer, maker.orphanMs);
    }
    if (!taken.ok) return taken;
    lock = taken.value;
    return ok(undefined);
  };
  const current = async (): Promise<CurrentRevision | undefined> => {
    const row = (await maker.history()).at(-1);
    return row === undefined ? undefined : { revision: row.revision, status: row.status, verified: row.verified };
  };
  const goBack = (order: RollbackOrder, outer: AbortSignal): Promise<TakenBack> =>
    rollBack({ ports, settings, maker }, order, outer, lost());
  return {
    name: targetName(settings),
    acquire: async (outer) => {
      const taken = await take(outer);
      if (taken.ok) saveMemo(ports, { phase: 'locked', before: 0 });
      return taken;
    },
    plan: async (outer) => {
      const planned = await maker.plan(whileHeld(outer));
      if (planned.ok) plans.set(planned.value, planned.value);
      return planned;
    },
    apply: async (plan, outer) => {
      const known = plans.get(plan);
      if (known === undefined || lock === undefined) throw new Error('apply needs the lock, and a plan that this target made');
      return maker.apply(known, outer, lost());
    },
    commit: async () => ok(undefined),
    rollback: async (reason, outer, to) => goBack({ failed: (await current())?.revision ?? 0, reason, to }, outer),
    current,
    markVerified: (revision) => maker.label(revision, { [VERIFIED_LABEL]: String(revision) }),
    workloads: async () => {
      const row = await current();
      return row === undefined ? [] : maker.workloads(row.revision);
    },
    resume: async (takesBack, outer) => {
      const memo = readMemo(ports);
      if (memo === undefined) return { kind: 'nothing-to-do' };
      const taken = await take(outer);
      if (!taken.ok) throw new ProblemError(taken.error);
      return resumeWork(ports, maker, memo, takesBack, (order) => goBack(order, outer));
    },
    release: async () => {
      await lock?.release();
      lock = undefined;
      forgetMemo(ports);
    },
    handOver: () => lock?.handOver(),
    uninstall: (outer) => maker.uninstall(whileHeld(outer)),
    [Symbol.asyncDispose]: async () => {
      lock?.handOver();
      await maker[Symbol.asyncDispose]();
    },
  };
}
