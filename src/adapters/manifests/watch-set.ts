import type { Pod } from '../../core/cluster/objects.ts';
import type { WorkloadKind } from '../../core/manifest/pod-specs.ts';
import type { Unready } from '../../core/rollout/rollout-problem.ts';
import { type Doom, watchRollout } from '../release/watch-rollout.ts';
import type { SetSession } from './ports.ts';

export interface WatchedObject {
  readonly kind: WorkloadKind;
  readonly namespace: string;
  readonly name: string;
}

/** The rollouts of all namespaces of a set, seen as one. */
export interface SetWatch extends Disposable {
  readonly doomed: Promise<Doom>;
  unready(): readonly Unready[];
  pods(): readonly Pod[];
}

/** One watch for each namespace that has workloads, from before the first write. */
export async function watchSet({ ports, settings }: SetSession, watched: readonly WatchedObject[]): Promise<SetWatch> {
  const namespaces = [...new Set(watched.map((one) => one.namespace))];
  const watches = await Promise.all(
    namespaces.map((namespace) =>
      watchRollout(
        ports,
        namespace,
        watched.filter((one) => one.namespace === namespace),
        settings.crashTolerance,
        settings.failFast === 'strict',
      ),
    ),
  );
  return {
    doomed: Promise.race(watches.map((watch) => watch.doomed)),
    unready: () => watches.flatMap((watch) => watch.unready()),
    pods: () => watches.flatMap((watch) => watch.pods()),
    [Symbol.dispose]: () => {
      for (const watch of watches) watch[Symbol.dispose]();
    },
  };
}
