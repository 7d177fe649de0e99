import { rollbackArgs } from '../../core/helm-release/helm-args.ts';
import { helmSentence } from '../../core/helm-release/judge-helm-failure.ts';
import { describesFailure, pickRollback, type RollbackTarget } from '../../core/helm-release/pick-rollback.ts';
import type { Revision } from '../../core/helm-release/release.ts';
import { type ManifestObject, readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { freeStuckPods } from '../kubernetes/free-stuck-pods.ts';
import type { WayBack } from '../release/maker.ts';
import { awaitHelm } from './await-helm.ts';
import { type HelmSession, revisionLabels, siteOf } from './session.ts';

const GRACE_MS = 30_000;

/** The last verified revision before `failed`, else the last that helm took for good and that did not fail by its own description. */
export async function chooseRevision({ store }: HelmSession, rows: readonly Revision[], failed: number): Promise<RollbackTarget> {
  const first = pickRollback(rows, failed, () => false);
  if (first.kind !== 'last-good') return first;
  const candidates = rows.filter((row) => row.revision < failed && (row.status === 'superseded' || row.status === 'deployed'));
  const releases = await Promise.all(candidates.map((row) => store.read(row.revision)));
  const bad = releases.flatMap((release) => (release !== undefined && describesFailure(release.info.description) ? [release.version] : []));
  return pickRollback(rows, failed, (revision) => bad.includes(revision));
}

/** Helm goes back and waits until all is ready; StatefulSets that a broken pod blocks are freed meanwhile. The new revision's number, or why not. */
export async function restoreRevision(session: HelmSession, { to, note }: WayBack, stop: AbortSignal): Promise<Result<number, string>> {
  const { settings, ports, store, helm } = session;
  using rescue = freeStuckPods(ports, await statefulSetsOf(session, to));
  const child = helm.start(rollbackArgs(siteOf(session), to, settings.rollbackTimeout, settings.wait));
  const ended = await awaitHelm(child, { clock: ports.clock, signal: stop, overdueMs: settings.rollbackTimeout + GRACE_MS });
  rescue[Symbol.dispose]();
  if (ended.kind !== 'ended' || ended.end.code !== 0) {
    ports.log.outside(ended.end.stderr);
    return err(ended.kind === 'overdue' ? 'helm did not end' : helmSentence(ended.end.stderr));
  }
  const revision = (await store.history()).rows.at(-1)?.revision ?? to;
  await store.describe(revision, note);
  await store.label(revision, revisionLabels(session, revision));
  return ok(revision);
}

async function statefulSetsOf({ store, settings }: HelmSession, revision: number): Promise<readonly ManifestObject[]> {
  const release = await store.read(revision);
  return workloadsOf(readManifest(release?.manifest ?? '', settings.namespace)).filter((one) => one.kind === 'StatefulSet');
}
