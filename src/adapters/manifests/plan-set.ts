import { forbidden } from '../../core/cluster/forbidden.ts';
import { currentRevision, pendingRevision, type Revision } from '../../core/helm-release/release.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { withOwner } from '../../core/manifest-set/ownership.ts';
import { type ObjectStep, writes } from '../../core/manifest-set/plan-objects.ts';
import { bodiesOf, diffSummary, driftedObjects, newlyKept, unread, untried } from '../../core/manifest-set/plan-remarks.ts';
import { renderPlan } from '../../core/manifest-set/render-plan.ts';
import { type SetObject, shownRef } from '../../core/manifest-set/set-object.ts';
import { tooLarge } from '../../core/manifest-set/set-problems.ts';
import { inventoryBeyond, openRevisions, type StoredSet, storedSet } from '../../core/manifest-set/stored-set.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { judgeReadiness } from '../../core/rollout/readiness.ts';
import type { TargetPlan } from '../../core/target/target.ts';
import { readWorkload } from '../kubernetes/workload-api.ts';
import { judgeSetImages } from '../release/image-check.ts';
import { targetName } from '../release/ports.ts';
import { dryRun, kindsOf, namespacesOf } from './dry-run.ts';
import { loadSet } from './load-set.ts';
import { ownerOfSet, type SetSession } from './ports.ts';
import { type PrunePlan, planPrune } from './prune.ts';
import { reviewSetRights } from './review-set-rights.ts';
import { MAX_SECRET_BYTES, packedSize } from './set-store.ts';

/** The plan with all that applying needs. */
export interface SetPlan extends TargetPlan {
  readonly steps: readonly ObjectStep[];
  readonly prune: PrunePlan;
  /** What will be remembered; its revision is the next one. */
  readonly next: StoredSet;
  /** What `kubectl apply` had made of these objects: remembered first, so that the first deployment can be taken back too. */
  readonly adopted?: StoredSet;
  /** The last revision before `next`, of any status; 0 on a first deployment. */
  readonly last: number;
  /** The last revision, when a dead run left it pending: mended before the first write. */
  readonly pending?: Revision;
}

/** Every check that needs no write: files, kinds, rights, images, a dry run of all, what would be pruned. All problems of one kind at once. */
export async function planSet(session: SetSession, signal: AbortSignal): Promise<Result<SetPlan, readonly Problem[]>> {
  const { settings, ports, api, store } = session;
  const owner = ownerOfSet(session);
  const loaded = await loadSet(session, signal);
  if (!loaded.ok) return loaded;
  const objects = loaded.value;
  const review = await reviewSetRights(session, objects, signal);
  if (review.problems.length > 0) return err(review.problems);
  const rows = await store.history(signal);
  const row = currentRevision(rows);
  const open = await Promise.all(openRevisions(rows).map((revision) => store.read(revision, signal)));
  const earlier = open.filter((set) => set !== undefined);
  const deployed = row?.status === 'deployed' ? earlier.find((set) => set.revision === row.revision) : undefined;
  const bodies = bodiesOf(deployed);
  const makes = new Set([...namespacesOf(objects), ...(settings.createNamespace ? [settings.namespace] : [])]);
  const set = {
    owner,
    force: settings.forceConflicts,
    adopt: settings.takeOwnership,
    makes,
    defines: new Set(kindsOf(objects)),
    deployed: bodies,
  };
  const [tried, images, pruning] = await Promise.all([
    dryRun(api, objects, set, signal),
    judgeSetImages(ports, settings, objects, signal),
    planPrune(api, inventoryBeyond(objects, earlier), owner, settings.prune, signal),
  ]);
  const before = rows.length === 0 ? tried.before.map((object) => withOwner(object, owner).body) : [];
  const adopted = before.length === 0 ? undefined : storedSet(1, 'as kubectl apply had left it', before);
  const last = adopted?.revision ?? rows.at(-1)?.revision ?? 0;
  const leftovers = pruning.kept.map(({ ref }) => ref);
  const next = storedSet(
    last + 1,
    settings.revisionNote,
    objects.map(({ body }) => body),
    leftovers,
  );
  const size = Math.max(await packedSize(next), adopted === undefined ? 0 : await packedSize(adopted));
  const rights = tried.rights.length === 0 ? [] : [forbidden(tried.rights, ports.identity)];
  const large = size > MAX_SECRET_BYTES ? [tooLarge(objects.length, size, targetName(settings))] : [];
  const problems = [...rights, ...tried.problems, ...images.problems, ...large];
  if (problems.length > 0) return err(problems);
  const pending = pendingRevision(rows);
  const settled = pending === undefined && !settings.alwaysUpgrade && rows.at(-1)?.revision === row?.revision;
  const idle = settled && deployed?.digest === next.digest && !tried.steps.some(writes) && pruning.pruned.length === 0;
  const unchanged = idle && (await areReady(session, objects, signal));
  if (unchanged) ports.log.info(`${targetName(settings)} holds this already, revision ${row?.revision}`);
  const drifted = driftedObjects(tried.steps, bodies, settings.ignoreDrift);
  return ok({
    kind: unchanged ? 'unchanged' : 'change',
    images: images.images,
    remarks: [
      ...review.remarks,
      ...images.remarks,
      ...untried(tried.steps, settings.namespace),
      ...unread(deployed, objects, targetName(settings)),
    ],
    report: renderPlan({
      steps: tried.steps,
      pruned: pruning.pruned.map(({ ref }) => ref),
      kept: newlyKept(pruning.kept, earlier),
      drifted,
      home: settings.namespace,
    }),
    diffSummary: diffSummary(tried.steps, pruning.pruned.length),
    drift: drifted.map((ref) => shownRef(ref, settings.namespace)),
    manifestDigest: next.digest,
    steps: tried.steps,
    prune: pruning,
    next,
    last,
    ...(adopted === undefined ? {} : { adopted }),
    ...previousOf(row, adopted),
    ...(pending === undefined ? {} : { pending }),
  });
}

function previousOf(row: Revision | undefined, adopted: StoredSet | undefined): Pick<TargetPlan, 'previous'> {
  if (row !== undefined) return { previous: { revision: row.revision, verified: row.verified } };
  return adopted === undefined ? {} : { previous: { revision: adopted.revision, verified: false } };
}

/** Whether the workloads of an unchanged set are there and ready; else it is applied and waited for all the same. */
async function areReady({ ports }: SetSession, objects: readonly SetObject[], signal: AbortSignal): Promise<boolean> {
  const found = await Promise.all(
    workloadsOf(objects).map(async ({ kind, name, namespace }) => {
      const object = await readWorkload(ports.cluster, { kind, name, namespace }, signal);
      return object !== undefined && judgeReadiness(kind, object).done;
    }),
  );
  return found.every(Boolean);
}
