import { rollbackArgs } from '../../core/helm-release/helm-args.ts';
import { helmSentence } from '../../core/helm-release/judge-helm-failure.ts';
import { describesFailure, pickRollback, type RollbackTarget } from '../../core/helm-release/pick-rollback.ts';
import { pendingRevision, type Revision, VERIFIED_LABEL } from '../../core/helm-release/release.ts';
import { type ManifestObject, readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { TakenBack } from '../../core/target/target.ts';
import { freeStuckPods } from '../kubernetes/free-stuck-pods.ts';
import { saveMemo } from '../release/memo.ts';
import { targetName } from '../release/ports.ts';
import { awaitHelm } from './await-helm.ts';
import { type HelmSession, revisionLabels, siteOf } from './session.ts';
import { uninstall } from './uninstall.ts';

/**
 * Back to `to`, or to the last verified revision before `failed` (the last good one when none is verified), by helm, waiting until it is ready.
 * The new revision carries the reason, and the verified mark under its own number when its target had one.
 */
export async function rollBack(
  session: HelmSession,
  failed: number,
  reason: string,
  signal: AbortSignal,
  lost: AbortSignal,
  to?: number,
): Promise<TakenBack> {
  const { settings, ports, store, helm } = session;
  const { rows } = await store.history();
  const target = to === undefined ? await choose(session, rows, failed) : explicit(rows, to);
  if (target.kind === 'none') return { kind: 'nothing-to-go-back-to', problem: await withoutTarget(session, rows, to, signal) };
  saveMemo(ports, { phase: 'rolling-back', before: failed, to: target.revision });
  const pending = pendingRevision(rows);
  if (pending !== undefined) await store.fail(pending, `left ${pending.status}; repaired by ${settings.revisionNote}`);
  ports.log.info(`going back to revision ${target.revision}${target.kind === 'verified' ? ', which passed its smoke test' : ''}`);
  using rescue = freeStuckPods(ports, await statefulSetsOf(session, target.revision));
  const child = helm.start(rollbackArgs(siteOf(session), target.revision, settings.rollbackTimeout, settings.wait));
  const both = AbortSignal.any([signal, lost]);
  const ended = await awaitHelm(child, { clock: ports.clock, signal: both, overdueMs: settings.rollbackTimeout + 30_000 });
  rescue[Symbol.dispose]();
  if (ended.kind !== 'ended' || ended.end.code !== 0) {
    ports.log.outside(ended.end.stderr);
    const why =
      ended.kind === 'aborted' ? 'it was stopped' : ended.kind === 'overdue' ? 'helm did not end' : helmSentence(ended.end.stderr);
    return { kind: 'failed', problem: rollbackFailed(session, target.revision, why) };
  }
  const revision = (await store.history()).rows.at(-1)?.revision ?? failed + 1;
  const verified = target.kind === 'verified';
  await store.describe(revision, `back to revision ${target.revision} by ${settings.revisionNote}: ${oneLine(reason, 200)}`);
  await store.label(revision, { ...revisionLabels(session, revision), ...(verified ? { [VERIFIED_LABEL]: String(revision) } : {}) });
  saveMemo(ports, { phase: 'done', before: failed });
  return { kind: 'rolled-back', revision, to: target.revision, verified };
}

async function choose({ store }: HelmSession, rows: readonly Revision[], failed: number): Promise<RollbackTarget> {
  const first = pickRollback(rows, failed, () => false);
  if (first.kind !== 'last-good') return first;
  const candidates = rows.filter((row) => row.revision < failed && (row.status === 'superseded' || row.status === 'deployed'));
  const releases = await Promise.all(candidates.map((row) => store.read(row.revision)));
  const bad = releases.flatMap((release) => (release !== undefined && describesFailure(release.info.description) ? [release.version] : []));
  return pickRollback(rows, failed, (revision) => bad.includes(revision));
}

async function statefulSetsOf({ store, settings }: HelmSession, revision: number): Promise<readonly ManifestObject[]> {
  const release = await store.read(revision);
  return workloadsOf(readManifest(release?.manifest ?? '', settings.namespace)).filter((one) => one.kind === 'StatefulSet');
}

function explicit(rows: readonly Revision[], to: number): RollbackTarget {
  const row = rows.find((one) => one.revision === to);
  if (row === undefined) return { kind: 'none' };
  return { kind: row.verified ? 'verified' : 'last-good', revision: to };
}

/** A first install that failed is removed, when that is asked for; an upgrade over failed revisions never is. */
async function withoutTarget(
  session: HelmSession,
  rows: readonly Revision[],
  to: number | undefined,
  signal: AbortSignal,
): Promise<Problem> {
  const problem = noTarget(session, to);
  if (to !== undefined || session.settings.onFailedInstall === 'keep' || rows.length > 1) return problem;
  const removed = await uninstall(session, signal);
  if (!removed.ok) return { ...removed.error, what: `${problem.what}, and the failed install was not uninstalled: ${removed.error.what}` };
  return { ...problem, what: `${problem.what}; the failed install was uninstalled` };
}

const noTarget = ({ settings }: HelmSession, to: number | undefined): Problem => ({
  code: 'HD072',
  fault: 'user',
  what: to === undefined ? 'there is no good revision to go back to' : `there is no revision ${to} to go back to`,
  where: targetName(settings),
  remedy: to === undefined ? 'Deploy a version that works: helm upgrades over the failed one.' : 'helm history shows the revisions.',
});

const rollbackFailed = ({ settings }: HelmSession, revision: number, why: string): Problem => ({
  code: 'HD071',
  fault: 'remote',
  what: `going back to revision ${revision} failed: ${why}`,
  where: targetName(settings),
  remedy: `Look at the pods, then: helm rollback ${settings.release} ${revision} --namespace ${settings.namespace} --wait`,
});
