import type { RollbackWords } from '../../core/helm-release/rollback-problems.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { privateFolder } from '../files/private-folder.ts';
import type { Maker } from '../release/maker.ts';
import type { ReleasePorts, ReleaseSettings } from '../release/ports.ts';
import { applyUpgrade } from './apply-upgrade.ts';
import { fetchHelm } from './fetch-helm.ts';
import { findHelm } from './helm-cli.ts';
import { type HelmPlan, planUpgrade } from './plan-upgrade.ts';
import { releaseStore } from './release-store.ts';
import { chooseRevision, restoreRevision } from './restore.ts';
import type { HelmSession } from './session.ts';
import { uninstall } from './uninstall.ts';

/** Helm as the maker of a release: helm does the work; checks, watching, verdict and the choice of the way back are ours. Throws HD001. */
export async function helmMaker(ports: ReleasePorts, settings: ReleaseSettings, signal: AbortSignal): Promise<Maker<HelmPlan>> {
  const wanted = {
    version: settings.helmVersion,
    fetch: (version: string, stop: AbortSignal) => fetchHelm(ports, settings, version, stop),
  };
  const helm = await findHelm(ports.env, settings.workspace, wanted, signal);
  const store = releaseStore(ports, settings);
  const folder = await privateFolder(settings.tempDir);
  const session: HelmSession = { ports, settings, helm, store, folder };
  return {
    orphanMs: helm.diesWithUs ? 0 : settings.timeout,
    words: wordsOf(settings),
    bringsNamespace: async () => false,
    plan: (outer) => planUpgrade(session, outer),
    apply: (plan, outer, lost) => applyUpgrade(session, plan, outer, lost),
    choose: (rows, failed) => chooseRevision(session, rows, failed),
    restore: (way, stop) => restoreRevision(session, way, stop),
    uninstall: (outer) => uninstall(session, outer),
    history: async () => (await store.history()).rows,
    failPending: (pending, how) => store.fail(pending, `${how}; repaired by ${settings.revisionNote}`),
    label: (revision, labels) => store.label(revision, labels),
    workloads: async (revision) => {
      const release = await store.read(revision);
      const objects = readManifest(release?.manifest ?? '', settings.namespace);
      return workloadsOf(objects).map(({ kind, name, namespace }) => ({ kind, name, namespace }));
    },
    [Symbol.asyncDispose]: () => folder[Symbol.asyncDispose](),
  };
}

const wordsOf = ({ release, namespace }: ReleaseSettings): RollbackWords => ({
  redeploy: 'Deploy a version that works: helm upgrades over the failed one.',
  showRevisions: 'helm history shows the revisions.',
  removed: 'the failed install was uninstalled',
  notRemoved: 'the failed install was not uninstalled',
  goBackByHand: (revision) => `Look at the pods, then: helm rollback ${release} ${revision} --namespace ${namespace} --wait`,
});
