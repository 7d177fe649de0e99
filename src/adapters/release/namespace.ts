import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import type { ClusterRequest } from '../../core/cluster/cluster.ts';
import { ProblemError } from '../../core/problem/problem.ts';
import type { ReleasePorts, ReleaseSettings } from './ports.ts';

/** Makes the release's namespace unless it is there: the Lease lives in it. Throws `ProblemError` (HD002) without the right to. */
export async function ensureNamespace(
  ports: Pick<ReleasePorts, 'cluster' | 'identity'>,
  settings: Pick<ReleaseSettings, 'namespace'>,
): Promise<void> {
  const body = { apiVersion: 'v1', kind: 'Namespace', metadata: { name: settings.namespace } };
  const request: ClusterRequest = { method: 'POST', path: '/api/v1/namespaces', body };
  const response = await ports.cluster.send(request);
  if (response.status !== 201 && response.status !== 409) throw new ProblemError(unexpectedAnswer(request, response, ports.identity));
}
