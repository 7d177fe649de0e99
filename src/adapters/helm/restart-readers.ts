import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import { segment } from '../../core/cluster/cluster.ts';
import type { StaleReader } from '../../core/helm-release/config-readers.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { judgeReadiness } from '../../core/rollout/readiness.ts';
import { doomedProblem, timeoutProblem } from '../../core/rollout/rollout-problem.ts';
import { readWorkload, workloadsPath } from '../kubernetes/workload-api.ts';
import { targetName } from '../release/ports.ts';
import { watchRollout } from '../release/watch-rollout.ts';
import type { HelmSession } from './session.ts';

const ANNOTATION = 'tidegate/restarted-for';
const LOOK_MS = 500;

/** How a restart ended; the class is that of the rollout. */
export type Restarted = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly problem: Problem; readonly failureClass: string };

/**
 * Makes the pods of workloads anew that read configuration which has changed, and waits for them like for any rollout. `mark` is what their pod template is
 * annotated with: the revision. Throws `ProblemError` when a workload may not be changed.
 */
export async function restartReaders(
  session: HelmSession,
  readers: readonly StaleReader[],
  mark: string,
  until: number,
  signal: AbortSignal,
): Promise<Restarted> {
  const { ports, settings } = session;
  const own = readers.filter(({ namespace }) => namespace === settings.namespace);
  using watch = await watchRollout(ports, settings.namespace, own, settings.crashTolerance);
  for (const { kind, name, namespace, reads } of own) {
    const body = { spec: { template: { metadata: { annotations: { [ANNOTATION]: mark } } } } };
    const path = `${workloadsPath(kind, namespace)}/${segment(name)}?fieldManager=tidegate`;
    const request = { method: 'PATCH', path, contentType: 'application/strategic-merge-patch+json', body, signal } as const;
    const response = await ports.cluster.send(request);
    if (response.status !== 200) throw new ProblemError(unexpectedAnswer(request, response, ports.identity));
    ports.log.info(`${kind.toLowerCase()}/${name} is restarted, because ${reads.join(', ')} has changed`);
  }
  const stop = new AbortController();
  const both = AbortSignal.any([signal, stop.signal]);
  try {
    const ended = await Promise.race([watch.doomed.then((why) => ({ kind: 'doomed', why }) as const), ready(both)]);
    if (ended.kind === 'done') return ended;
    if (ended.kind === 'doomed')
      return {
        kind: 'failed',
        problem: doomedProblem(ended.why.workload, ended.why.cause),
        failureClass: ended.why.cause.signal.failureClass,
      };
    return { kind: 'failed', problem: timeoutProblem(settings.timeout, watch.unready(), targetName(settings)), failureClass: 'timeout' };
  } finally {
    stop.abort(new Error('the restart is over'));
  }

  async function ready(stopped: AbortSignal): Promise<{ readonly kind: 'done' } | { readonly kind: 'late' }> {
    for (;;) {
      const states = await Promise.all(
        own.map(async (reader) => {
          const object = await readWorkload(ports.cluster, reader, stopped);
          return object !== undefined && judgeReadiness(reader.kind, object).done;
        }),
      );
      if (states.every(Boolean)) return { kind: 'done' };
      if (ports.clock.monotonic() >= until) return { kind: 'late' };
      await ports.clock.sleep(LOOK_MS, stopped);
    }
  }
}
