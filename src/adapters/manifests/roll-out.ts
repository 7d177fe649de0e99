import { deadlineIn } from '../../core/clock/deadline.ts';
import type { Pod } from '../../core/cluster/objects.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import { type ObjectStep, writes } from '../../core/manifest-set/plan-objects.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { doomedProblem, timeoutProblem, type Unready } from '../../core/rollout/rollout-problem.ts';
import { targetName } from '../release/ports.ts';
import { awaitReady } from './await-ready.ts';
import type { SetSession } from './ports.ts';
import { watchSet } from './watch-set.ts';
import { writeSet } from './write-set.ts';

/** What is rolled out, and how. */
export interface Rollout {
  readonly steps: readonly ObjectStep[];
  readonly force: boolean;
  readonly timeoutMs: number;
  /** Called when everything is written and nothing has been waited for yet. */
  written?(): Promise<void>;
}

export type RolledOut =
  | { readonly kind: 'ready'; readonly pods: readonly Pod[] }
  | { readonly kind: 'failed'; readonly problems: readonly Problem[]; readonly failureClass?: string };

/**
 * Writes a set in its order and waits until it runs: Namespaces and definitions first, then a second try of what could not be tried before
 * they stood, then the rest. Rejects with the signal's reason.
 */
export async function rollOut(session: SetSession, rollout: Rollout, signal: AbortSignal): Promise<RolledOut> {
  const { ports, settings } = session;
  const deadline = deadlineIn(ports.clock, rollout.timeoutMs);
  const objects = rollout.steps.map(({ object }) => object);
  using watch = await watchSet(session, workloadsOf(objects));
  const problems = await writeSet(session, rollout.steps, rollout.force, signal);
  if (problems.length > 0) return { kind: 'failed', problems };
  await rollout.written?.();
  const doomed = settings.failFast === 'off' ? {} : { doomed: watch.doomed };
  const changed = new Set(rollout.steps.filter(writes).map(({ object }) => object));
  const waited = await awaitReady(session, objects, { deadline, changed, ...doomed }, signal);
  switch (waited.kind) {
    case 'ready':
      return { kind: 'ready', pods: watch.pods() };
    case 'doomed':
      return {
        kind: 'failed',
        problems: [doomedProblem(waited.workload, waited.cause)],
        failureClass: waited.cause.signal.failureClass,
      };
    case 'timeout':
      return {
        kind: 'failed',
        problems: [late(rollout.timeoutMs, watch.unready(), waited.waiting, targetName(settings))],
        failureClass: 'timeout',
      };
  }
}

function late(timeoutMs: number, unready: readonly Unready[], waiting: readonly string[], where: string): Problem {
  const problem = timeoutProblem(timeoutMs, unready, where);
  if (waiting.length === 0) return problem;
  const more = waiting.slice(0, 5).join('; ');
  return { ...problem, what: `${problem.what}${unready.length === 0 ? ': ' : '; '}${more}` };
}
