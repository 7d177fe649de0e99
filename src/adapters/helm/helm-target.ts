import { VERIFIED_LABEL } from '../../core/helm-release/release.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { ok, type Result } from '../../core/result/result.ts';
import type { CurrentRevision, Target, TargetPlan } from '../../core/target/target.ts';
import { privateFolder } from '../files/private-folder.ts';
import { forgetMemo, readMemo, saveMemo } from '../release/memo.ts';
import { ensureNamespace } from '../release/namespace.ts';
import { type ReleasePorts, type ReleaseSettings, targetName } from '../release/ports.ts';
import { acquireLock, type ReleaseLock } from '../release/release-lock.ts';
import { applyUpgrade } from './apply-upgrade.ts';
import { fetchHelm } from './fetch-helm.ts';
import { findHelm } from './helm-cli.ts';
import { type HelmPlan, planUpgrade } from './plan-upgrade.ts';
import { releaseStore } from './release-store.ts';
import { resumeWork } from './resume.ts';
import { rollBack } from './roll-back.ts';
import type { HelmSession } from './session.ts';
import { uninstall } from './uninstall.ts';

/** The Helm maker's target: what every target can do, and removing the release. */
export interface HelmTarget extends Target, AsyncDisposable {
  /** Takes the lock by `acquire` first. */
  uninstall(signal: AbortSignal): Promise<Result<'uninstalled' | 'absent', Problem>>;
}

/** A Helm release as a target: helm does the work, Tidegate owns lock, checks, watching, verdict and the way back. */
export async function helmTarget(ports: ReleasePorts, settings: ReleaseSettings, signal: AbortSignal): Promise<HelmTarget> {
  const wanted = {
    version: settings.helmVersion,
    fetch: (version: string, stop: AbortSignal) => fetchHelm(ports, settings, version, stop),
  };
  const helm = await findHelm(ports.env, settings.workspace, wanted, signal);
  const store = releaseStore(ports, settings);
  const folder = await privateFolder(settings.tempDir);
  const session: HelmSession = { ports, settings, helm, store, folder };
  const plans = new WeakMap<TargetPlan, HelmPlan>();
  const never = new AbortController().signal;
  let lock: ReleaseLock | undefined;
  const lost = (): AbortSignal => lock?.lost ?? never;
  const whileHeld = (outer: AbortSignal): AbortSignal => AbortSignal.any([outer, lost()]);
  const acquire: Target['acquire'] = async (outer) => {
    if (settings.createNamespace) await ensureNamespace(ports, settings);
    const orphanMs = helm.diesWithUs ? 0 : settings.timeout;
    const taken = await acquireLock(ports, settings, outer, orphanMs);
    if (!taken.ok) return taken;
    lock = taken.value;
    return ok(undefined);
  };
  const current = async (): Promise<CurrentRevision | undefined> => {
    const row = (await store.history()).rows.at(-1);
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
      const planned = await planUpgrade(session, whileHeld(outer));
      if (planned.ok) plans.set(planned.value, planned.value);
      return planned;
    },
    apply: async (plan, outer) => {
      const known = plans.get(plan);
      if (known === undefined || lock === undefined) throw new Error('apply needs the lock, and a plan that this target made');
      return applyUpgrade(session, known, outer, lost());
    },
    commit: async () => ok(undefined),
    rollback: async (reason, outer, to) => {
      const { rows } = await store.history();
      return rollBack(session, rows.at(-1)?.revision ?? 0, reason, outer, lost(), to);
    },
    current,
    markVerified: (revision) => store.label(revision, { [VERIFIED_LABEL]: String(revision) }),
    workloads: async () => {
      const row = await current();
      const release = row === undefined ? undefined : await store.read(row.revision);
      const objects = readManifest(release?.manifest ?? '', settings.namespace);
      return workloadsOf(objects).map(({ kind, name, namespace }) => ({ kind, name, namespace }));
    },
    resume: async (goBack, outer) => {
      const memo = readMemo(ports);
      if (memo === undefined) return { kind: 'nothing-to-do' };
      const taken = await acquire(outer);
      if (!taken.ok) throw new ProblemError(taken.error);
      return resumeWork(session, memo, goBack, outer, lost());
    },
    release: async () => {
      await lock?.release();
      lock = undefined;
      forgetMemo(ports);
    },
    handOver: () => lock?.handOver(),
    uninstall: (outer) => uninstall(session, whileHeld(outer)),
    [Symbol.asyncDispose]: async () => {
      lock?.handOver();
      await folder[Symbol.asyncDispose]();
    },
  };
}
