import { statusMessage, unexpectedAnswer } from '../../core/cluster/answer.ts';
import { type ClusterRequest, type ClusterResponse, segment } from '../../core/cluster/cluster.ts';
import { forbidden } from '../../core/cluster/forbidden.ts';
import { requiredRights } from '../../core/helm-release/rights.ts';
import { type LeaseObject, leaseFor, leaseName } from '../../core/lease/lease.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import type { ReleasePorts, ReleaseSettings } from './ports.ts';
import { missingRights } from './review-rights.ts';

const REVIEW_MS = 10_000;

/** The release's Lease, object by object. */
export interface LeaseApi {
  get(signal?: AbortSignal): Promise<Result<LeaseObject | undefined, Problem>>;
  /** Creates it, or replaces `before`; undefined when somebody was faster. */
  put(before: LeaseObject | undefined, signal?: AbortSignal): Promise<Result<LeaseObject | undefined, Problem>>;
  remove(lease: LeaseObject): Promise<void>;
}

/** `orphanMs` is written into the Lease: for how long a helm of ours may go on writing after our death. */
export function leaseApi(ports: ReleasePorts, settings: ReleaseSettings, orphanMs: number): LeaseApi {
  const base = `/apis/coordination.k8s.io/v1/namespaces/${segment(settings.namespace)}/leases`;
  const path = `${base}/${segment(leaseName(settings.release))}`;
  const send = (request: ClusterRequest, signal?: AbortSignal): Promise<ClusterResponse> =>
    ports.cluster.send({ ...request, timeoutMs: 10_000, ...(signal === undefined ? {} : { signal }) });
  return {
    get: async (signal) => {
      const request: ClusterRequest = { method: 'GET', path };
      const response = await send(request, signal);
      if (response.status === 404) return ok(undefined);
      if (response.status !== 200) throw new ProblemError(await refusal(ports, settings, request, response));
      return ok(JSON.parse(response.text) as LeaseObject);
    },
    put: async (before, signal) => {
      const body = leaseFor(settings.release, settings.namespace, settings.holder, ports.clock.now(), orphanMs / 1_000, before);
      const request: ClusterRequest = before === undefined ? { method: 'POST', path: base, body } : { method: 'PUT', path, body };
      const response = await send(request, signal);
      if (response.status === 200 || response.status === 201) return ok(JSON.parse(response.text) as LeaseObject);
      if (response.status === 409 || (response.status === 404 && before !== undefined)) return ok(undefined);
      if (response.status === 404 || /being terminated/.test(response.text)) return err(noNamespace(settings, statusMessage(response)));
      throw new ProblemError(await refusal(ports, settings, request, response));
    },
    remove: async ({ metadata }) => {
      const preconditions = { uid: metadata.uid, resourceVersion: metadata.resourceVersion };
      await send({ method: 'DELETE', path, body: { apiVersion: 'v1', kind: 'DeleteOptions', preconditions } });
    },
  };
}

/** A 403 names one verb only; HD002 then holds everything that a deployment needs and lacks, so that nobody comes back for the next verb. */
async function refusal(
  ports: ReleasePorts,
  settings: ReleaseSettings,
  request: ClusterRequest,
  response: ClusterResponse,
): Promise<Problem> {
  const plain = unexpectedAnswer(request, response, ports.identity);
  if (plain.code !== 'HD002') return plain;
  const missing = await missingRights(ports, requiredRights(settings.namespace), AbortSignal.timeout(REVIEW_MS)).catch(() => []);
  return missing.length === 0 ? plain : forbidden(missing, ports.identity);
}

const noNamespace = (settings: ReleaseSettings, message: string): Problem => ({
  code: 'HD003',
  fault: 'user',
  what: /terminat/.test(message) ? `namespace ${settings.namespace} is going away` : `namespace ${settings.namespace} does not exist`,
  where: 'the cluster',
  remedy: `kubectl create namespace ${settings.namespace}, or add create-namespace: true`,
});
