import { formatDuration } from '../../core/clock/duration.ts';
import { segment } from '../../core/cluster/cluster.ts';
import { type EventObject, hasCondition, type Pod, type WorkloadObject } from '../../core/cluster/objects.ts';
import type { WorkloadKind } from '../../core/manifest/pod-specs.ts';
import { judgeWorkload, type Memory, NO_MEMORY, type Trouble } from '../../core/rollout/judge-workload.ts';
import { newPods } from '../../core/rollout/new-pods.ts';
import { progressLine } from '../../core/rollout/progress-line.ts';
import { judgeReadiness } from '../../core/rollout/readiness.ts';
import { type Unready, waitingSentence } from '../../core/rollout/rollout-problem.ts';
import { type Mirror, mirror } from '../kubernetes/mirror.ts';
import { workloadsPath } from '../kubernetes/workload-api.ts';
import type { ReleasePorts } from './ports.ts';

export interface WatchedWorkload {
  readonly kind: WorkloadKind;
  readonly name: string;
}

/** A workload that is beyond hope, and why. */
export interface Doom {
  readonly workload: string;
  readonly cause: Trouble;
}

/** The rollout of a release's workloads, seen through watches. Ended by disposing of it. */
export interface RolloutWatch extends Disposable {
  /** Resolves when a workload is beyond hope; never rejects, and stays open otherwise. */
  readonly doomed: Promise<Doom>;
  /** Whether every workload is all new and all ready: helm is content with fewer (a DaemonSet's maxUnavailable, a Deployment's). */
  settled(): boolean;
  /** The pods that are not ready now, and why. */
  unready(): readonly Unready[];
  /** The pods of the new revisions, for their images. */
  pods(): readonly Pod[];
}

const HEARTBEAT_MS = 30_000;
const LOOK_MS = 1_000;

/**
 * Watches beside helm, from before its first write: at most six watches (pods, events, ReplicaSets, the workload kinds of the release).
 * A workload is judged once its generation has moved, so that the state that helm came to mend is not taken for its result.
 */
export async function watchRollout(
  ports: ReleasePorts,
  namespace: string,
  watched: readonly WatchedWorkload[],
  crashTolerance: number,
  strict = false,
): Promise<RolloutWatch> {
  const stop = new AbortController();
  const verdict = Promise.withResolvers<Doom>();
  let dirty = Promise.withResolvers<void>();
  const mirrorPorts = {
    cluster: ports.cluster,
    clock: ports.clock,
    debug: (line: string) => ports.log.debug(line),
    changed: () => dirty.resolve(),
  };
  const follow = <T extends { metadata: Pod['metadata'] }>(path: string): Mirror<T> => mirror<T>(path, mirrorPorts, stop.signal);
  const at = segment(namespace);
  const kinds = [...new Set(watched.map((one) => one.kind))];
  const objects = new Map(kinds.map((kind) => [kind, follow<WorkloadObject>(workloadsPath(kind, namespace))]));
  const pods = follow<Pod>(`/api/v1/namespaces/${at}/pods`);
  const events = follow<EventObject>(`/api/v1/namespaces/${at}/events`);
  const replicaSets = follow<WorkloadObject>(`/apis/apps/v1/namespaces/${at}/replicasets`);
  await Promise.all([...objects.values(), pods, events, replicaSets].map((one) => one.ready));

  const find = (one: WatchedWorkload): WorkloadObject | undefined =>
    objects
      .get(one.kind)
      ?.objects()
      .find((object) => object.metadata.name === one.name);
  const before = new Map(watched.map((one) => [one, generationOf(find(one))]));
  const eventsOf = (pod: Pod): readonly EventObject[] => {
    const claims = pod.spec?.volumes?.flatMap((volume) => volume.persistentVolumeClaim?.claimName ?? []) ?? [];
    return events.objects().filter(({ involvedObject: about }) => {
      if (about?.kind === 'PersistentVolumeClaim') return claims.includes(about.name ?? '');
      return about?.uid === pod.metadata.uid;
    });
  };
  const podsOf = (one: WatchedWorkload): readonly Pod[] => {
    const object = find(one);
    return object === undefined ? [] : newPods(one.kind, object, replicaSets.objects(), pods.objects());
  };
  const memories = new Map<WatchedWorkload, Memory>();
  const told = new Map<WatchedWorkload, string>();

  const judge = (one: WatchedWorkload): void => {
    const object = find(one);
    if (object === undefined || generationOf(object) === before.get(one)) return;
    const now = ports.clock.monotonic();
    const judged = judgeWorkload({ kind: one.kind, object, pods: podsOf(one), eventsOf, now }, memories.get(one) ?? NO_MEMORY, {
      crashTolerance,
      strict,
    });
    memories.set(one, judged.memory);
    const name = `${one.kind.toLowerCase()}/${one.name}`;
    const line = progressLine(name, judged.verdict);
    if (line !== told.get(one)) ports.log.info(line);
    told.set(one, line);
    if (judged.verdict.kind === 'doomed') verdict.resolve({ workload: name, cause: judged.verdict.cause });
  };
  const run = async (): Promise<void> => {
    const started = ports.clock.monotonic();
    let beat = started;
    while (!stop.signal.aborted) {
      for (const one of watched) judge(one);
      const now = ports.clock.monotonic();
      if (now - beat >= HEARTBEAT_MS) {
        beat = now;
        ports.log.info(`still rolling out after ${formatDuration(now - started)}`);
      }
      dirty = Promise.withResolvers<void>();
      await Promise.race([dirty.promise, ports.clock.sleep(LOOK_MS, stop.signal)]);
      await ports.clock.sleep(50, stop.signal);
    }
  };
  run().catch((error: unknown) => {
    if (!stop.signal.aborted) ports.log.debug(`the rollout is no longer watched: ${error}`);
  });
  return {
    doomed: verdict.promise,
    settled: () =>
      watched.every((one) => {
        const object = find(one);
        return object !== undefined && judgeReadiness(one.kind, object).done;
      }),
    unready: () =>
      watched.flatMap((one) => {
        const object = find(one);
        if (object !== undefined && judgeReadiness(one.kind, object).done) return [];
        const waiting = podsOf(one).filter((pod) => !hasCondition(pod, 'Ready'));
        return waiting.map((pod) => ({
          workload: `${one.kind.toLowerCase()}/${one.name}`,
          pod,
          sentence: waitingSentence(pod, eventsOf(pod)),
        }));
      }),
    pods: () => watched.flatMap(podsOf),
    [Symbol.dispose]: () => stop.abort(new Error('the rollout is over')),
  };
}

const generationOf = (object: WorkloadObject | undefined): string =>
  object === undefined ? 'absent' : `${object.metadata.uid}/${object.metadata.generation}`;
