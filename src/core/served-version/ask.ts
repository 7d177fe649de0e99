import type { ServedSpec } from '../probe/check.ts';
import { newReadyPods, type PodFacts, type WorkloadFacts } from './facts.ts';
import { carries, repositoriesOf } from './judge-digest.ts';

/** A pod and the port on which it is asked. */
export interface PodToAsk {
  readonly namespace: string;
  readonly pod: PodFacts;
  readonly port: number;
}

/**
 * The new pods that a request goes to: those of the workloads that carry the expected digest, where any does (a database of the same release
 * has no version endpoint); else all that have a port.
 */
export function podsToAsk(workloads: readonly WorkloadFacts[], digest: string | undefined, port: ServedSpec['port']): readonly PodToAsk[] {
  const repositories = digest === undefined ? [] : repositoriesOf(workloads, digest);
  const carriers = digest === undefined ? [] : workloads.filter((facts) => carries(facts, digest, repositories));
  return (carriers.length > 0 ? carriers : workloads).flatMap((facts) =>
    newReadyPods(facts).flatMap((pod) => {
      const at = port ?? pod.port;
      return at === undefined ? [] : [{ namespace: facts.ref.namespace, pod, port: at }];
    }),
  );
}
