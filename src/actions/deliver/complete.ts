import type { DeploymentRecord, DeploymentResult, RecordRollback } from '../../core/deployment-record/record.ts';
import { factsOf } from '../../core/deployment-record/running.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import type { TakenBack } from '../../core/target/target.ts';
import { NO_SMOKE } from '../../stages/record/decide.ts';
import { writeRecord } from '../../stages/record/effects.ts';
import { renderRecord } from '../../stages/record/report.ts';
import type { Memo } from './memo.ts';
import { planPost } from './plan-post.ts';
import { recordOf } from './record-of.ts';
import type { DeliverRun, Scene } from './scene.ts';

/** What came of the left-over work. `revision` is the one that main wrote, when it wrote any. */
interface Completed {
  readonly revision?: number;
  readonly back?: TakenBack;
}

/** Brings the work that main left to its end, and writes its record. The caller frees the lock. */
export async function complete(run: DeliverRun, scene: Scene, memo: Memo): Promise<void> {
  await scene.readHistory();
  const plan = planPost(memo, run.inputs.onCancel);
  const done = plan.kind === 'take-back' ? await takeBack(run, scene, memo, plan.reason) : await keep(run, scene, memo);
  const rollback = rollbackOf(scene, memo, done.back, plan.reason);
  const result = resultOf(memo, rollback);
  const revision = run.inputs.mode === 'rollback' ? rollback?.revision : (memo.revision ?? done.revision);
  const record = recordOf(run, {
    server: scene.access.cluster.server,
    revision: revision ?? memo.previous?.revision ?? 0,
    images: memo.images,
    gate: memo.gate,
    startedAt: new Date(memo.startedAt),
    previous: memo.previous,
    smoke: memo.smoke ?? NO_SMOKE,
    result,
    rollback,
    traceId: memo.traceId,
    ...(run.inputs.mode === 'rollback' ? { commit: memo.previous?.commit, digest: memo.previous?.digest } : {}),
  });
  await writeRecord(scene.record, record, { deployment: memo.deployment, url: run.inputs.url, keep: revision !== undefined });
  run.log.problem('warning', tell(scene.target.name, result, done.back, rollback));
  run.summarize(renderRecord(record));
}

/** Helm's own left-overs first, then a revision that helm had finished and nobody had proved. */
async function takeBack(run: DeliverRun, scene: Scene, memo: Memo, reason: string): Promise<Completed> {
  const { target } = scene;
  const left = await target.current();
  const resumed = await target.resume(true, run.signal);
  if (resumed.kind === 'taken-back') return { back: resumed.result, ...present({ revision: memo.revision ?? left?.revision }) };
  const current = await target.current();
  if (memo.phase === 'going-back' || current === undefined) return {};
  const ours =
    memo.revision ?? (current.status === 'deployed' && current.revision > (memo.previous?.revision ?? 0) ? current.revision : undefined);
  if (ours === undefined || ours !== current.revision) return present({ revision: ours });
  return { revision: ours, back: await target.rollback(reason, run.signal) };
}

/** Repairs and takes nothing back; what is proved gets its mark. */
async function keep(run: DeliverRun, { target }: Scene, memo: Memo): Promise<Completed> {
  await target.resume(false, run.signal);
  if (memo.phase === 'proved' && memo.revision !== undefined) await target.markVerified(memo.revision);
  const current = await target.current();
  const written = current !== undefined && current.revision > (memo.previous?.revision ?? 0);
  return written ? { revision: memo.revision ?? current.revision } : {};
}

function rollbackOf({ history }: Scene, memo: Memo, back: TakenBack | undefined, reason: string): RecordRollback | undefined {
  if (back?.kind !== 'rolled-back') return memo.rollback;
  const came = factsOf(history(), back.to);
  return {
    revision: back.revision,
    to: back.to,
    smoke: 'none',
    reason,
    ...present({ commit: came?.commit, digest: came?.digest }),
  };
}

function resultOf(memo: Memo, rollback: DeploymentRecord['rollback']): DeploymentResult {
  if (memo.phase === 'proved') return 'succeeded';
  if (memo.broken === undefined) return memo.phase === 'back' ? 'rolled-back' : 'cancelled';
  return rollback === undefined ? 'failed' : 'rolled-back';
}

/** HD090: what was done about it. */
function tell(name: string, result: DeploymentResult, back: TakenBack | undefined, rollback: RecordRollback | undefined): Problem {
  if (back !== undefined && back.kind !== 'rolled-back') return back.problem;
  const what =
    rollback === undefined
      ? `${name} was left as it is; the record says ${result}`
      : `${name} is back at the state of revision ${rollback.to}, as revision ${rollback.revision}`;
  return { code: 'HD090', fault: 'user', what: `the delivery did not end by itself: ${what}` };
}
