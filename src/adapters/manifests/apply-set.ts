import type { ReleaseStatus } from '../../core/helm-release/release.ts';
import { lockLost, repaired } from '../../core/lease/lease-problems.ts';
import { secretValues } from '../../core/manifest-set/secret-values.ts';
import { expiredRevisions } from '../../core/manifest-set/stored-set.ts';
import { evidenceLines, renderEvidence } from '../../core/rollout/evidence.ts';
import { redact } from '../../core/secret/mask-forms.ts';
import type { Applied } from '../../core/target/target.ts';
import { explainBreak } from '../release/explain-break.ts';
import { saveMemo } from '../release/memo.ts';
import { targetName } from '../release/ports.ts';
import { problemOfLoss } from '../release/release-lock.ts';
import { runningImages } from '../release/running-images.ts';
import type { SetPlan } from './plan-set.ts';
import type { SetSession } from './ports.ts';
import { prune } from './prune.ts';
import { type RolledOut, rollOut } from './roll-out.ts';
import { setEvidence } from './set-evidence.ts';

/**
 * Mends what a dead run left pending, remembers the set before its first object is written, rolls it out, and prunes once it runs. Evidence is
 * gathered and printed before it returns, so that nothing is taken back before. `lost` is the lock's signal.
 */
export async function applySet(session: SetSession, plan: SetPlan, signal: AbortSignal, lost: AbortSignal): Promise<Applied> {
  const { settings, ports, store } = session;
  const { revision } = plan.next;
  saveMemo(ports, { phase: 'applying', before: plan.last });
  if (plan.pending !== undefined) {
    await store.setStatus(plan.pending.revision, 'failed');
    const remark = repaired(settings.release, plan.pending.status, plan.pending.run, targetName(settings));
    ports.log.problem(remark.severity, remark.problem);
  }
  if (plan.adopted !== undefined && !(await store.create(plan.adopted, 'deployed')))
    return { kind: 'failed', problems: [lockLost(settings.release, 'somebody else made revision 1')], evidence: '' };
  if (!(await store.create(plan.next, plan.last === 0 ? 'pending-install' : 'pending-upgrade')))
    return { kind: 'failed', problems: [lockLost(settings.release, `somebody else made revision ${revision}`)], evidence: '' };
  const stop = AbortSignal.any([signal, lost]);
  let rolled: RolledOut;
  try {
    rolled = await rollOut(session, { steps: plan.steps, force: settings.forceConflicts, timeoutMs: settings.timeout }, stop);
    if (rolled.kind === 'ready') await prune(session, plan.prune, stop);
  } catch (error) {
    if (lost.aborted) return { kind: 'failed', revision, problems: [problemOfLoss(lost)], evidence: '' };
    // What cannot be marked now stays pending, and the next run mends it.
    await store.setStatus(revision, 'failed').catch((reason: unknown) => ports.log.debug(`revision ${revision} stays pending: ${reason}`));
    if (signal.aborted) return { kind: 'cancelled', revision };
    // Half of a set stands now: an answer, not an exception, so that it is taken back.
    if (error instanceof Error) ports.log.debug(error.stack ?? error.message);
    return { kind: 'failed', revision, problems: explainBreak(error, ports.cluster.server), evidence: '' };
  }
  if (rolled.kind === 'failed') return tellFailure(session, plan, rolled);
  await closeRevision(session, revision);
  saveMemo(ports, { phase: 'done', before: plan.last });
  return { kind: 'deployed', revision, ...runningImages(plan.images, rolled.pods) };
}

async function tellFailure(session: SetSession, plan: SetPlan, rolled: RolledOut & { kind: 'failed' }): Promise<Applied> {
  const { ports, store } = session;
  const objects = plan.steps.map(({ object }) => object);
  const evidence = rolled.failureClass === undefined ? [] : await setEvidence(ports.cluster, objects);
  if (evidence.length > 0) {
    using _ = ports.log.section('Evidence');
    ports.log.outside(evidenceLines(evidence));
  }
  await store.setStatus(plan.next.revision, 'failed');
  const { problems, failureClass } = rolled;
  // The runner masks the log, not the summary.
  const text = redact(renderEvidence(evidence), secretValues(objects));
  const common = { kind: 'failed', revision: plan.next.revision, problems, evidence: text } as const;
  return failureClass === undefined ? common : { ...common, failureClass };
}

/** The revision is what runs now: those before it are history, and what is beyond history-max goes. */
export async function closeRevision({ store, settings }: SetSession, revision: number): Promise<void> {
  await store.setStatus(revision, 'deployed');
  const rows = await store.history();
  const before = rows.filter((row) => row.status === 'deployed' && row.revision !== revision);
  for (const row of before) await store.setStatus(row.revision, 'superseded');
  const settled = rows.map((row) => (before.includes(row) ? { ...row, status: 'superseded' as ReleaseStatus } : row));
  for (const old of expiredRevisions(settled, settings.historyMax)) await store.remove(old);
}
