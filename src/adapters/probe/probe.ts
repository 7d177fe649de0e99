import type { Cluster } from '../../core/cluster/cluster.ts';
import type { Answer, Place } from '../../core/probe/answer.ts';
import type { ProbeRequest } from '../../core/probe/check.ts';
import { askEdge, type EdgePorts } from './edge-probe.ts';
import { askPod } from './pod-probe.ts';

/** The probe of a smoke test: addresses over fresh connections, pods through the API server. */
export function probe(ports: EdgePorts, cluster?: Cluster) {
  return async (
    place: Place,
    request: ProbeRequest,
    options: { readonly timeoutMs: number; readonly signal?: AbortSignal },
  ): Promise<Answer> => {
    if (place.kind === 'edge') return askEdge(place.base, request, options, ports);
    if (cluster === undefined) throw new Error('a pod is to be asked without a cluster');
    return askPod(cluster, place, request, options, ports.clock);
  };
}
