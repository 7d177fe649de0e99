import { type Cluster, type ClusterResponse, segment } from '../../core/cluster/cluster.ts';
import { HttpFailure } from '../../core/http/http.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { type WorkloadFacts, type WorkloadRef, workloadName } from '../../core/served-version/facts.ts';
import { type Json, listAt, objectAt, stringAt } from '../../core/served-version/json.ts';
import { readWorkload, selectorQuery, selects } from '../../core/served-version/read-workload.ts';
import { forbidden } from '../../core/served-version/role.ts';

/** One look at all workloads. `lost` may pass by itself, a `problem` does not. */
export type Observation =
  | { readonly kind: 'seen'; readonly workloads: readonly WorkloadFacts[]; readonly remarks: readonly Problem[] }
  | { readonly kind: 'lost'; readonly why: string }
  | { readonly kind: 'problem'; readonly problem: Problem };

const TIMEOUT_MS = 15_000;

/** Reads workloads, ReplicaSets, pods and endpoints. Missing rights on Services or endpoints weaken the proof; others end it (ST041). */
export async function observe(cluster: Cluster, refs: readonly WorkloadRef[], signal: AbortSignal): Promise<Observation> {
  const remarks: Problem[] = [];
  try {
    const workloads = await Promise.all(refs.map((ref) => observeOne(cluster, ref, remarks, signal)));
    return { kind: 'seen', workloads, remarks };
  } catch (error) {
    if (error instanceof Refused) return { kind: 'problem', problem: error.problem };
    if (error instanceof HttpFailure) return { kind: 'lost', why: `the API server did not answer: ${error.message} (${error.code})` };
    throw error;
  }
}

class Refused extends Error {
  readonly problem: Problem;
  constructor(problem: Problem) {
    super(problem.what);
    this.problem = problem;
  }
}

async function observeOne(cluster: Cluster, ref: WorkloadRef, remarks: Problem[], signal: AbortSignal): Promise<WorkloadFacts> {
  const apps = `/apis/apps/v1/namespaces/${segment(ref.namespace)}`;
  const core = `/api/v1/namespaces/${segment(ref.namespace)}`;
  const get = (path: string): Promise<Json> => readJson(cluster, path, ref, signal);
  const workload = await get(`${apps}/${ref.kind.toLowerCase()}s/${segment(ref.name)}`);
  const query = `?labelSelector=${encodeURIComponent(selectorQuery(workload))}`;
  const labels = objectAt(objectAt(objectAt(objectAt(workload, 'spec'), 'template'), 'metadata'), 'labels');
  const [pods, sets, endpointSlices] = await Promise.all([
    get(`${core}/pods${query}`),
    ref.kind === 'Deployment' ? get(`${apps}/replicasets${query}`) : Promise.resolve({}),
    slicesOf(get, ref.namespace, labels).catch((error: unknown) => {
      if (!(error instanceof Refused) || error.problem.code !== 'ST041') throw error;
      remarks.push(error.problem);
      return undefined;
    }),
  ]);
  return readWorkload(ref, { workload, pods: listAt(pods, 'items'), replicaSets: listAt(sets, 'items'), ...present({ endpointSlices }) });
}

async function slicesOf(get: (path: string) => Promise<Json>, namespace: string, labels: Json): Promise<readonly Json[] | undefined> {
  const services = listAt(await get(`/api/v1/namespaces/${segment(namespace)}/services`), 'items').filter((service) =>
    selects(service, labels),
  );
  if (services.length === 0) return undefined;
  const names = services.map((service) => stringAt(objectAt(service, 'metadata'), 'name')).join(',');
  const query = encodeURIComponent(`kubernetes.io/service-name in (${names})`);
  return listAt(await get(`/apis/discovery.k8s.io/v1/namespaces/${segment(namespace)}/endpointslices?labelSelector=${query}`), 'items');
}

async function readJson(cluster: Cluster, path: string, ref: WorkloadRef, signal: AbortSignal): Promise<Json> {
  const response = await cluster.send({ method: 'GET', path, timeoutMs: TIMEOUT_MS, signal });
  if (response.status === 200) return JSON.parse(response.text) as Json;
  if (response.status === 403 || response.status === 401) throw new Refused(forbidden(messageOf(response), ref.namespace));
  if (response.status === 404) throw new Refused(missing(ref));
  throw new HttpFailure(String(response.status), messageOf(response));
}

/** The API server's own words (v1.Status), else the status. */
export function messageOf(response: ClusterResponse): string {
  try {
    const status = JSON.parse(response.text) as Json;
    return stringAt(status, 'message') || `HTTP ${response.status}`;
  } catch {
    return `HTTP ${response.status}`;
  }
}

const missing = (ref: WorkloadRef): Problem => ({
  code: 'ST003',
  fault: 'user',
  what: `${workloadName(ref)} is not in namespace ${ref.namespace}`,
  where: 'input "workload"',
  expected: 'a Deployment, StatefulSet or DaemonSet that exists',
  remedy: `kubectl -n ${ref.namespace} get deployments,statefulsets,daemonsets`,
});
