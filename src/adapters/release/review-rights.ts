import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import type { ClusterRequest } from '../../core/cluster/cluster.ts';
import { type MissingRight, roleFor } from '../../core/cluster/forbidden.ts';
import type { Right } from '../../core/helm-release/rights.ts';
import { oneLine } from '../../core/outside-text/outside-text.ts';
import { ProblemError, type Remark } from '../../core/problem/problem.ts';
import { inPool } from './in-pool.ts';
import type { ReleasePorts } from './ports.ts';

const AT_ONCE = 16;
const PATH = '/apis/authorization.k8s.io/v1/selfsubjectaccessreviews';

/**
 * The rights out of these that are missing, by SelfSubjectAccessReview, which every user may ask. An administrator is known by one question. Throws
 * `ProblemError` (CR020) when the API server does not answer it.
 */
export async function missingRights(
  ports: Pick<ReleasePorts, 'cluster' | 'identity'>,
  rights: readonly Right[],
  signal: AbortSignal,
): Promise<readonly MissingRight[]> {
  const ask = async (right: Right): Promise<boolean> => {
    const [resource, subresource] = right.resource.split('/');
    const body = {
      apiVersion: 'authorization.k8s.io/v1',
      kind: 'SelfSubjectAccessReview',
      spec: { resourceAttributes: { verb: right.verb, group: right.group, resource, subresource, namespace: right.namespace } },
    };
    const request: ClusterRequest = { method: 'POST', path: PATH, body, signal };
    const response = await ports.cluster.send(request);
    if (response.status !== 201) throw new ProblemError(unexpectedAnswer(request, response, ports.identity));
    return (JSON.parse(response.text) as { status?: { allowed?: boolean } }).status?.allowed === true;
  };
  if (await ask({ verb: '*', resource: '*', group: '*' })) return [];
  const answers = await inPool(rights, AT_ONCE, ask);
  return rights.filter((_, i) => answers[i] !== true);
}

/** HD002 as one warning: what is left out without these rights, and the Role that gives them. */
export const optionalMissing = (missing: readonly MissingRight[], identity: string): Remark => ({
  severity: 'warning',
  problem: {
    code: 'HD002',
    fault: 'user',
    what: `some rights are missing, so that less can be told of a rollout: ${missing.map(({ verb, resource }) => `${verb} ${resource}`).join(', ')}, as ${oneLine(identity, 200)}`,
    where: 'the cluster',
    remedy: roleFor(missing, identity),
  },
});
