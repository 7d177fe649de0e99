import { factsOf } from '../../core/deployment-record/running.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { runRollback } from '../../stages/rollback/effects.ts';
import type { Order, Progress } from './delivery.ts';

/**
 * Takes the target back to its last verified revision. When another revision is current by now, somebody has deployed in between: nothing is
 * taken back (ST014).
 */
export async function backStep(order: Order, progress: Progress): Promise<Progress> {
  const { run, scene } = order;
  const { target } = scene;
  const revision = order.memo.last()?.revision;
  const current = await target.current();
  if (revision !== undefined && current?.revision !== revision)
    return {
      ...progress,
      problems: [...progress.problems, overtaken(revision, current?.revision, target.name)],
      results: { ...progress.results, overtaken: true },
    };
  const reason = progress.problems.map(({ code, what }) => `${code} ${what}`).join('; ') || 'the smoke test was not passed';
  order.memo.note({ phase: 'going-back' });
  const { result, word } = await runRollback({ target, log: run.log, signal: run.signal }, reason);
  const results = { ...progress.results, back: result };
  if (result.kind !== 'rolled-back') {
    const problems = word.kind === 'problem' ? [...progress.problems, word.problem] : progress.problems;
    return { ...progress, problems, results };
  }
  run.setOutputs({ rollbackRevision: result.revision });
  const came = factsOf(scene.history(), result.to);
  const facts = present({ commit: came?.commit, digest: came?.digest });
  const rollback = { revision: result.revision, to: result.to, smoke: 'none', reason: reason.slice(0, 1_000), ...facts } as const;
  order.memo.note({ phase: 'back', rollback });
  return { ...progress, results };
}

const overtaken = (ours: number, current: number | undefined, name: string): Problem => ({
  code: 'ST014',
  fault: 'user',
  what: `revision ${ours} of ${name} is not taken back: revision ${current ?? 'none'} is current`,
  remedy: 'Somebody has deployed since; their own smoke test decides.',
});
