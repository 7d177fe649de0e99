import type { Order, Progress } from './delivery.ts';

/** Makes a staged version live; nothing to do where the rollout did it. */
export async function commitStep({ run, scene }: Order, progress: Progress): Promise<Progress> {
  const done = await scene.target.commit(run.signal);
  if (done.ok) return { ...progress, results: { ...progress.results, committed: 'done' } };
  return { ...progress, problems: [...progress.problems, done.error], results: { ...progress.results, committed: 'failed' } };
}

/** Marks the delivered revision as having passed its smoke test. */
export async function markStep(order: Order, progress: Progress): Promise<Progress> {
  const { memo } = order;
  const { deployment } = progress.results;
  const revision = deployment?.kind === 'unchanged' ? deployment.plan.previous?.revision : memo.last()?.revision;
  if (memo.last() !== undefined) memo.note({ phase: 'proved' });
  if (revision !== undefined) await markVerified(order, revision);
  return { ...progress, results: { ...progress.results, marked: true } };
}

/** The mark that later ways back look for. One that cannot be set takes nothing back, since the version is proved; it is told (RC014). */
export async function markVerified({ run, scene }: Pick<Order, 'run' | 'scene'>, revision: number): Promise<void> {
  const { target, record } = scene;
  try {
    await target.markVerified(revision);
    run.log.info(`revision ${revision} of ${target.name} is verified`);
  } catch (error) {
    run.log.problem('warning', { ...record.explain(error, `marking revision ${revision} of ${target.name} as verified`), code: 'RC014' });
  }
}
