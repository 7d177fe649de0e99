import type { Place } from '../../core/probe/answer.ts';
import type { Check } from '../../core/probe/check.ts';
import { podsToAsk } from '../../core/served-version/ask.ts';
import type { WorkloadFacts } from '../../core/served-version/facts.ts';
import { observe } from './observe.ts';
import type { SmokePorts, SmokeRequest } from './ports.ts';

/**
 * Where one check is asked: at the address when there is one (a check with a port of its own is about pods), else at every new replica.
 * The replicas of the proof are taken first; later attempts look again, since pods come and go.
 */
export function placesOf(
  request: SmokeRequest,
  ports: SmokePorts,
  proved: readonly WorkloadFacts[],
): (check: Check) => Promise<readonly Place[]> {
  let workloads = proved;
  let first = true;
  return async (check) => {
    if (request.url !== undefined && check.request.port === undefined) return [{ kind: 'edge', base: request.url }];
    if (!first && ports.cluster !== undefined) {
      const seen = await observe(ports.cluster, request.workloads, request.signal);
      if (seen.kind === 'seen') workloads = seen.workloads;
    }
    first = false;
    return podsToAsk(workloads, request.expected.digest, check.request.port).map(({ namespace, pod, port }) => ({
      kind: 'pod' as const,
      namespace,
      pod: pod.name,
      port,
      scheme: pod.scheme,
    }));
  };
}
