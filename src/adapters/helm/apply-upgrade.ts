import { upgradeArgs } from '../../core/helm-release/helm-args.ts';
import { FILE_VALUES, pendingRevision } from '../../core/helm-release/release.ts';
import { lockLost, repaired } from '../../core/lease/lease-problems.ts';
import { readManifest } from '../../core/manifest/documents.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Applied } from '../../core/target/target.ts';
import { explainBreak } from '../release/explain-break.ts';
import { saveMemo } from '../release/memo.ts';
import { targetName } from '../release/ports.ts';
import { problemOfLoss } from '../release/release-lock.ts';
import { runningImages } from '../release/running-images.ts';
import { type Doom, watchRollout } from '../release/watch-rollout.ts';
import { awaitHelm, type HelmEnd } from './await-helm.ts';
import { bringDefinitions } from './chart-crds.ts';
import { finishRollout } from './finish-rollout.ts';
import { judgeEnd } from './judge-end.ts';
import type { HelmPlan } from './plan-upgrade.ts';
import { tellEvidence } from './rollout-evidence.ts';
import { type HelmSession, policyOf, revisionLabels, siteOf } from './session.ts';
import { watchHooks } from './watch-hooks.ts';
import { watchJobs } from './watch-jobs.ts';

/** Helm ends by itself at its timeout; whatever takes longer is stuck. */
const GRACE_MS = 30_000;

/** An annotation may hold 256 KiB in all; a list that is longer is not kept. */
const MOST_FILE_VALUES = 100_000;

/**
 * Mends what a dead run left pending, runs helm with our watch beside it, and ends helm when the rollout is beyond hope. Evidence is gathered
 * and printed before it returns, so that nothing is taken back before. `lost` is the lock's signal. What the cluster refuses in the middle is a failure too.
 */
export async function applyUpgrade(session: HelmSession, plan: HelmPlan, signal: AbortSignal, lost: AbortSignal): Promise<Applied> {
  const { ports } = session;
  try {
    return await upgrade(session, plan, signal, lost);
  } catch (error) {
    if (lost.aborted) return failedBy(problemOfLoss(lost));
    const revision = madeRevision(plan, await settle(session).catch(() => undefined));
    if (signal.aborted) return { kind: 'cancelled', ...revision };
    if (error instanceof Error) ports.log.debug(error.stack ?? error.message);
    return { ...failedBy(...explainBreak(error, ports.cluster.server)), ...revision };
  }
}

async function upgrade(session: HelmSession, plan: HelmPlan, signal: AbortSignal, lost: AbortSignal): Promise<Applied> {
  const { settings, ports, store } = session;
  const both = AbortSignal.any([signal, lost]);
  saveMemo(ports, { phase: 'applying', before: plan.last });
  if (!(await mendPending(session, plan))) return failedBy(lockLost(settings.release, 'its last revision changed'));
  const refused = await bringDefinitions(session, plan.fetched, both);
  if (refused.length > 0) return failedBy(...refused);
  const until = ports.clock.monotonic() + settings.timeout;
  const workloads = workloadsOf(readManifest(plan.rendered.manifest, settings.namespace));
  const own = workloads.filter((one) => one.namespace === settings.namespace);
  using watch = await watchRollout(ports, settings.namespace, own, settings.crashTolerance, settings.failFast === 'strict');
  using hooks = watchHooks(ports, settings.namespace, plan.rendered.hooks);
  using jobs = watchJobs(ports, settings.namespace, settings.waitForJobs ? plan.rendered.manifest : '');
  const ended = await runHelm(session, plan, [watch.doomed, hooks.doomed, jobs.doomed], both);
  const unready = watch.unready();
  const last = lost.aborted ? undefined : await settle(session);
  const revision = madeRevision(plan, last);
  if (ended.kind === 'aborted') return lost.aborted ? failedBy(problemOfLoss(lost)) : { kind: 'cancelled', ...revision };
  const failure =
    ended.kind === 'ended' && ended.end.code === 0
      ? await finishRollout(session, plan, watch, last ?? plan.last, until, both)
      : judgeEnd(session, ended, unready);
  if (failure !== undefined) {
    await markFailed(session, last, failure.problem);
    const evidence = await tellEvidence(session, plan, failure.problem, hooks.evidence());
    const { failureClass } = failure;
    return { kind: 'failed', problems: [failure.problem], evidence, ...revision, ...(failureClass === undefined ? {} : { failureClass }) };
  }
  const { length } = plan.fileValues.join('\n');
  if (length > 0 && length <= MOST_FILE_VALUES) await store.annotate(last ?? plan.last, { [FILE_VALUES]: plan.fileValues.join('\n') });
  saveMemo(ports, { phase: 'done', before: plan.last });
  return { kind: 'deployed', revision: last ?? plan.last, ...runningImages(plan.images, watch.pods()) };
}

/** Helm took the revision for good: nobody may go back to it. */
async function markFailed({ store, settings }: HelmSession, revision: number | undefined, { code, what }: Problem): Promise<void> {
  const row = (await store.history()).rows.at(-1);
  if (row === undefined || row.revision !== revision || row.status !== 'deployed') return;
  await store.fail(row, `found failed by ${settings.revisionNote}: ${oneLine(`${code} ${what}`, 200)}`);
}

/** False when somebody changed the pending revision meanwhile. */
async function mendPending({ settings, store, ports }: HelmSession, { pending }: HelmPlan): Promise<boolean> {
  if (pending === undefined) return true;
  const mended = await store.fail(pending, `left ${pending.status} by a dead run; repaired by ${settings.revisionNote}`);
  const remark = repaired(settings.release, pending.status, pending.run, targetName(settings));
  if (mended) ports.log.problem(remark.severity, remark.problem);
  return mended;
}

function runHelm(session: HelmSession, plan: HelmPlan, doomed: readonly Promise<Doom>[], signal: AbortSignal): Promise<HelmEnd<Doom>> {
  const { settings, ports, helm } = session;
  const child = helm.start(
    upgradeArgs(siteOf(session), {
      chart: plan.fetched.chart,
      values: plan.values,
      policy: policyOf(settings),
      createNamespace: settings.createNamespace,
      takeOwnership: settings.takeOwnership,
      forceConflicts: settings.forceConflicts,
      waitForJobs: settings.waitForJobs,
      skipCrds: settings.crds === 'skip',
      timeoutMs: settings.timeout,
      historyMax: settings.historyMax,
      wait: settings.wait,
      description: settings.revisionNote,
      labels: revisionLabels(session, plan.last + 1),
    }),
  );
  return awaitHelm(child, {
    clock: ports.clock,
    signal,
    overdueMs: settings.timeout + GRACE_MS,
    ...(settings.failFast === 'off' ? {} : { doomed: Promise.race(doomed) }),
  });
}

/** The revision that this rollout made, where it came so far. */
const madeRevision = (plan: HelmPlan, last: number | undefined): { readonly revision?: number } =>
  last === undefined || last <= plan.last ? {} : { revision: last };

const failedBy = (...problems: readonly Problem[]): Applied => ({ kind: 'failed', problems, evidence: '' });

/** The last revision's number; a helm that was killed before it could write leaves it pending, and it is marked as failed here. */
async function settle({ store, settings }: HelmSession): Promise<number | undefined> {
  const { rows } = await store.history();
  const pending = pendingRevision(rows);
  if (pending?.run === settings.runId) await store.fail(pending, `stopped by ${settings.revisionNote}`);
  return rows.at(-1)?.revision;
}
