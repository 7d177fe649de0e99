import { hasUnfinishedRelease } from '../../adapters/release/memo.ts';
import { complete } from './complete.ts';
import { isOpen, readMemo } from './memo.ts';
import { type DeliverRun, openScene } from './scene.ts';

/**
 * Finishes what a main left that was cancelled, killed or broken: takes back what is not proved, completes the record, frees the lock.
 * Nothing to do after a main that ended by itself.
 */
export async function post(run: DeliverRun): Promise<void> {
  const memo = readMemo(run.state);
  if (!isOpen(memo) && !hasUnfinishedRelease(run.state)) return;
  await using scene = await openScene(run);
  try {
    await (isOpen(memo) ? complete(run, scene, memo) : scene.target.resume(false, run.signal));
  } finally {
    await scene.target.release();
  }
}
