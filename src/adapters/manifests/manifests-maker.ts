import { pickRollback } from '../../core/helm-release/pick-rollback.ts';
import type { RollbackWords } from '../../core/helm-release/rollback-problems.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { manifestOfBody } from '../../core/manifest-set/stored-set.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import type { Result } from '../../core/result/result.ts';
import type { Maker } from '../release/maker.ts';
import type { ReleasePorts } from '../release/ports.ts';
import { applySet } from './apply-set.ts';
import { objectApi } from './object-api.ts';
import { planSet, type SetPlan } from './plan-set.ts';
import type { SetSession } from './ports.ts';
import { type ReadSources, readSources } from './read-sources.ts';
import { removeSet } from './remove-set.ts';
import { restoreSet } from './restore-set.ts';
import { setStore } from './set-store.ts';
import type { ManifestSettings } from './settings.ts';

/** Server-side apply of plain manifests as the maker of a release, with the checks, watching, verdict and way back of a chart. */
export function manifestsMaker(ports: ReleasePorts, settings: ManifestSettings): Maker<SetPlan> {
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
  return {
    orphanMs: 0,
    words: wordsOf(settings),
    bringsNamespace: (signal) => bringsNamespace(session, signal),
    plan: (signal) => planSet(session, signal),
    apply: (plan, signal, lost) => applySet(session, plan, signal, lost),
    choose: async (rows, failed) => pickRollback(rows, failed, () => false),
    restore: (way, stop) => restoreSet(session, way, stop),
    uninstall: (signal) => removeSet(session, signal),
    history: () => store.history(),
    failPending: ({ revision }) => store.setStatus(revision, 'failed'),
    label: (revision, labels) => store.label(revision, labels),
    workloads: async (revision) => {
      const set = await store.read(revision);
      return workloadsOf((set?.objects ?? []).flatMap(manifestOfBody)).map(({ kind, name, namespace }) => ({ kind, name, namespace }));
    },
    [Symbol.asyncDispose]: async () => undefined,
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

const wordsOf = ({ release, namespace }: ManifestSettings): RollbackWords => ({
  redeploy: 'Deploy a version that works: it is applied over the failed one.',
  showRevisions: `kubectl get secrets -n ${namespace} -l tidegate-release=${release} shows the revisions.`,
  removed: 'the failed deployment was removed',
  notRemoved: 'the failed deployment was not removed',
  goBackByHand: () => 'Look at the pods, then deploy the commit of that revision again.',
});
