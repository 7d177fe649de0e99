import { upgradeArgs } from '../../core/helm-release/helm-args.ts';
import { helmTimedOut, judgeHelmFailure } from '../../core/helm-release/judge-helm-failure.ts';
import { pendingRevision } from '../../core/helm-release/release.ts';
import { lockLost, repaired } from '../../core/lease/lease-problems.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { evidenceLines, renderEvidence, type WorkloadEvidence } from '../../core/rollout/evidence.ts';
import type { Trouble } from '../../core/rollout/judge-workload.ts';
import { doomedProblem, timeoutProblem } from '../../core/rollout/rollout-problem.ts';
import type { Applied } from '../../core/target/target.ts';
import { gatherEvidence } from '../kubernetes/gather-evidence.ts';
import { awaitHelm } from './await-helm.ts';
import { hookEvidence } from './hook-evidence.ts';
import { type HelmPlan, revisionLabels } from './plan-upgrade.ts';
import { targetName } from './ports.ts';
import { runningImages } from './running-images.ts';
import { type HelmSession, saveMemo, siteOf } from './session.ts';
import { watchRollout } from './watch-rollout.ts';

/** Helm ends by itself at its timeout; whatever takes longer is stuck. */
const GRACE_MS = 30_000;

/**
 * Mends what a dead run left pending, runs helm with our watch beside it, and ends helm when the rollout is beyond hope. Evidence is gathered
 * and printed before it returns, so that nothing is taken back before. `lost` is the lock's signal.
 */
export async function applyUpgrade(session: HelmSession, plan: HelmPlan, signal: AbortSignal, lost: AbortSignal): Promise<Applied> {
  const { settings, ports, store, helm } = session;
  const where = targetName(settings);
  saveMemo(ports, { phase: 'applying', before: plan.last });
  if (plan.pending !== undefined) {
    const mended = await store.fail(plan.pending, `left ${plan.pending.status} by a dead run; repaired by ${settings.revisionNote}`);
    if (!mended) return failedBy(lockLost(settings.release, 'its last revision changed'));
    const remark = repaired(settings.release, plan.pending.status, plan.pending.run, where);
    ports.log.problem(remark.severity, remark.problem);
  }
  const workloads = workloadsOf(readManifest(plan.rendered.manifest, settings.namespace)).filter(
    (one) => one.namespace === settings.namespace,
  );
  using watch = await watchRollout(ports, settings.namespace, workloads, settings.crashTolerance);
  const child = helm.start(
    upgradeArgs(siteOf(session), {
      chart: settings.chart,
      values: plan.values,
      policy: settings.valuesPolicy,
      createNamespace: settings.createNamespace,
      timeoutMs: settings.timeout,
      historyMax: settings.historyMax,
      wait: settings.wait,
      description: settings.revisionNote,
      labels: revisionLabels(session),
    }),
  );
  const ended = await awaitHelm(child, {
    clock: ports.clock,
    signal: AbortSignal.any([signal, lost]),
    overdueMs: settings.timeout + GRACE_MS,
    ...(settings.failFast === 'off' ? {} : { doomed: watch.doomed }),
  });
  const unready = ended.kind === 'ended' && ended.end.code === 0 ? [] : watch.unready();
  const last = lost.aborted ? undefined : await settle(session);
  const revision = last === undefined || last <= plan.last ? {} : { revision: last };
  if (ended.kind === 'aborted') return lost.aborted ? failedBy(...problemsOfLoss(lost)) : { kind: 'cancelled', ...revision };
  if (ended.kind === 'ended' && ended.end.code === 0) {
    saveMemo(ports, { phase: 'done', before: plan.last });
    return { kind: 'deployed', revision: last ?? plan.last, ...runningImages(plan.images, watch.pods()) };
  }
  const stderr = ended.end.stderr;
  const timedOut = ended.kind === 'overdue' || (ended.kind === 'ended' && helmTimedOut(stderr) && unready.length > 0);
  const cause: Trouble | undefined = ended.kind === 'doomed' ? ended.why.cause : undefined;
  const problem: Problem =
    ended.kind === 'doomed'
      ? doomedProblem(ended.why.workload, ended.why.cause)
      : timedOut
        ? timeoutProblem(settings.timeout, unready, where)
        : judgeHelmFailure({ stderr, where, identity: ports.identity });
  if (ended.kind === 'ended') ports.log.outside(stderr);
  const evidence = await evidenceOf(session, plan, problem);
  if (evidence.length > 0) {
    using _ = ports.log.section('Evidence');
    ports.log.outside(evidenceLines(evidence));
  }
  const failureClass = cause?.signal.failureClass ?? (timedOut ? 'timeout' : undefined);
  return {
    kind: 'failed',
    problems: [problem],
    evidence: renderEvidence(evidence),
    ...revision,
    ...(failureClass === undefined ? {} : { failureClass }),
  };
}

const failedBy = (...problems: readonly Problem[]): Applied => ({ kind: 'failed', problems, evidence: '' });

const problemsOfLoss = (lost: AbortSignal): readonly Problem[] =>
  (lost.reason as { problems?: readonly Problem[] }).problems ?? [lockLost('this release', String(lost.reason))];

/** The last revision's number; a helm that was killed before it could write leaves it pending, and it is marked as failed here. */
async function settle({ store, settings }: HelmSession): Promise<number | undefined> {
  const { rows } = await store.history();
  const pending = pendingRevision(rows);
  if (pending?.run === settings.runId) await store.fail(pending, `stopped by ${settings.revisionNote}`);
  return rows.at(-1)?.revision;
}

async function evidenceOf(session: HelmSession, plan: HelmPlan, problem: Problem): Promise<readonly WorkloadEvidence[]> {
  const { ports, settings } = session;
  const workloads = workloadsOf(readManifest(plan.rendered.manifest, settings.namespace));
  const hooks =
    problem.code === 'HD060' || problem.code === 'HD061' ? await hookEvidence(ports.cluster, settings.namespace, plan.rendered.hooks) : [];
  const gathered = problem.code.startsWith('HD05') ? await gatherEvidence(ports.cluster, workloads) : [];
  return [...hooks, ...gathered.filter((item) => item.pods.length > 0 || item.events.length > 0)];
}
