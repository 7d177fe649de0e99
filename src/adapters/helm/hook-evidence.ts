import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import type { Pod } from '../../core/cluster/objects.ts';
import type { Hook } from '../../core/helm-release/release.ts';
import type { WorkloadEvidence } from '../../core/rollout/evidence.ts';
import { podEvidence } from '../kubernetes/gather-evidence.ts';

/** The pods of hook Jobs that are still there, with their logs; a hook's delete policy may have removed them. Never throws. */
export async function hookEvidence(cluster: Cluster, namespace: string, hooks: readonly Hook[]): Promise<readonly WorkloadEvidence[]> {
  const signal = AbortSignal.timeout(10_000);
  const jobs = hooks.filter((hook) => hook.kind === 'Job');
  const found = await Promise.all(
    jobs.map(async (job) => {
      const selector = encodeURIComponent(`job-name=${job.name}`);
      const path = `/api/v1/namespaces/${segment(namespace)}/pods?labelSelector=${selector}`;
      const response = await cluster.send({ method: 'GET', path, signal }).catch(() => undefined);
      const pods = response?.status === 200 ? (JSON.parse(response.text) as { items: readonly Pod[] }).items : [];
      const shown = await Promise.all(pods.slice(-2).map((pod) => podEvidence(cluster, pod, signal)));
      return { workload: `job/${job.name}${job.events.length > 0 ? ' (hook)' : ''}`, pods: shown, events: [] };
    }),
  );
  return found.filter((item) => item.pods.length > 0);
}
