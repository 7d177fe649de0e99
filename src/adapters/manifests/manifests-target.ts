import { VERIFIED_LABEL } from '../../core/helm-release/release.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { manifestOfBody } from '../../core/manifest-set/stored-set.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { ok, type Result } from '../../core/result/result.ts';
import type { CurrentRevision, Target, TargetPlan } from '../../core/target/target.ts';
import { forgetMemo, readMemo, saveMemo } from '../release/memo.ts';
import { ensureNamespace } from '../release/namespace.ts';
import type { ReleasePorts } from '../release/ports.ts';
import { targetName } from '../release/ports.ts';
import { acquireLock, type ReleaseLock } from '../release/release-lock.ts';
import { applySet } from './apply-set.ts';
import { objectApi } from './object-api.ts';
import { planSet, type SetPlan } from './plan-set.ts';
import type { ManifestSettings, SetSession } from './ports.ts';
import type { ReadSources } from './read-sources.ts';
import { readSources } from './read-sources.ts';
import { removeSet } from './remove-set.ts';
import { resumeSet } from './resume-set.ts';
import { rollBackSet } from './roll-back-set.ts';
import { setStore } from './set-store.ts';

/** The manifests maker's target: what every target can do, and removing the set. */
export interface ManifestsTarget extends Target, AsyncDisposable {
  /** Takes the lock by `acquire` first. */
  uninstall(signal: AbortSignal): Promise<Result<'uninstalled' | 'absent', Problem>>;
}

/** A set of plain manifests as a target: server-side apply by us, with the lock, checks, watching, verdict and way back of a chart. */
export function manifestsTarget(ports: ReleasePorts, settings: ManifestSettings): ManifestsTarget {
  const store = setStore(ports, settings);
  let read: Promise<Result<ReadSources, readonly Problem[]>> | undefined;
  const session: SetSession = {
    ports,
    settings,
    api: objectApi(ports),
    store,
    sources: (signal) => {
      read ??= readSources(ports, settings, signal);
      return read;
    },
  };
  const plans = new WeakMap<TargetPlan, SetPlan>();
  const never = new AbortController().signal;
  let lock: ReleaseLock | undefined;
  const lost = (): AbortSignal => lock?.lost ?? never;
  const acquire: Target['acquire'] = async (outer) => {
    if (settings.createNamespace) await ensureNamespace(ports, settings);
    let taken = await acquireLock(ports, settings, outer);
    if (!taken.ok && taken.error.code === 'HD003' && (await bringsNamespace(session, outer))) {
      await ensureNamespace(ports, settings);
      taken = await acquireLock(ports, settings, outer);
    }
    if (!taken.ok) return taken;
    lock = taken.value;
    return ok(undefined);
  };
  const current = async (): Promise<CurrentRevision | undefined> => {
    const row = (await store.history()).at(-1);
    return row === undefined ? undefined : { revision: row.revision, status: row.status, verified: row.verified };
  };
  return {
    name: targetName(settings),
    acquire: async (outer) => {
      const taken = await acquire(outer);
      if (taken.ok) saveMemo(ports, { phase: 'locked', before: 0 });
      return taken;
    },
    plan: async (outer) => {
      const planned = await planSet(session, AbortSignal.any([outer, lost()]));
      if (planned.ok) plans.set(planned.value, planned.value);
      return planned;
    },
    apply: async (plan, outer) => {
      const known = plans.get(plan);
      if (known === undefined || lock === undefined) throw new Error('apply needs the lock, and a plan that this target made');
      return applySet(session, known, outer, lost());
    },
    commit: async () => ok(undefined),
    rollback: async (reason, outer, to) => rollBackSet(session, (await store.history()).at(-1)?.revision ?? 0, reason, outer, lost(), to),
    current,
    markVerified: (revision) => store.label(revision, { [VERIFIED_LABEL]: String(revision) }),
    workloads: async () => {
      const row = await current();
      const set = row === undefined ? undefined : await store.read(row.revision);
      return workloadsOf((set?.objects ?? []).flatMap(manifestOfBody)).map(({ kind, name, namespace }) => ({ kind, name, namespace }));
    },
    resume: async (goBack, outer) => {
      const memo = readMemo(ports);
      if (memo === undefined) return { kind: 'nothing-to-do' };
      const taken = await acquire(outer);
      if (!taken.ok) throw new ProblemError(taken.error);
      return resumeSet(session, memo, goBack, outer, lost());
    },
    release: async () => {
      await lock?.release();
      lock = undefined;
      forgetMemo(ports);
    },
    handOver: () => lock?.handOver(),
    uninstall: (outer) => removeSet(session, AbortSignal.any([outer, lost()])),
    [Symbol.asyncDispose]: async () => lock?.handOver(),
  };
}

/** Whether the set makes the namespace that its own lock needs. Throws `ProblemError` when the manifests cannot be read: nothing is locked then. */
async function bringsNamespace(session: SetSession, signal: AbortSignal): Promise<boolean> {
  const read = await session.sources(signal);
  if (!read.ok) throw new ProblemError(read.error);
  return read.value.objects.some(
    ({ kind, name, apiVersion }) => kind === 'Namespace' && apiVersion === 'v1' && name === session.settings.namespace,
  );
}
