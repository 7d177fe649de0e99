import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import type { Pod } from '../../core/cluster/objects.ts';
import { workloadsOf } from '../../core/manifest/pod-specs.ts';
import type { SetObject } from '../../core/manifest-set/set-object.ts';
import type { WorkloadEvidence } from '../../core/rollout/evidence.ts';
import { gatherEvidence, podEvidence } from '../kubernetes/gather-evidence.ts';

const BUDGET_MS = 10_000;
const PODS_EACH = 2;

/** What workloads and Jobs show of a failure; those that show nothing are left out. Never throws. */
export async function setEvidence(cluster: Cluster, objects: readonly SetObject[]): Promise<readonly WorkloadEvidence[]> {
  const jobs = objects.filter(({ kind }) => kind === 'Job');
  const signal = AbortSignal.timeout(BUDGET_MS);
  const gathered = await Promise.all([
    gatherEvidence(cluster, workloadsOf(objects)),
    Promise.all(jobs.map((job) => jobEvidence(cluster, job, signal))),
  ]);
  return gathered.flat().filter((item) => item.pods.length > 0 || item.events.length > 0);
}

async function jobEvidence(cluster: Cluster, job: SetObject, signal: AbortSignal): Promise<WorkloadEvidence> {
  const selector = encodeURIComponent(`job-name=${job.name}`);
  const path = `/api/v1/namespaces/${segment(job.namespace)}/pods?labelSelector=${selector}`;
  const response = await cluster.send({ method: 'GET', path, signal }).catch(() => undefined);
  const pods = response?.status === 200 ? (JSON.parse(response.text) as { items: readonly Pod[] }).items : [];
  const shown = await Promise.all(pods.slice(-PODS_EACH).map((pod) => podEvidence(cluster, pod, signal)));
  return { workload: `job/${job.name}`, pods: shown, events: [] };
}
