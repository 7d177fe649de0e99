import { type Cluster, segment } from '../../core/cluster/cluster.ts';
import type { ObjectMeta } from '../../core/cluster/objects.ts';
import { ownerOf, sameOwner } from '../../core/manifest-set/ownership.ts';
import { rowOf, setSelector } from '../../core/manifest-set/stored-set.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import type { WorkloadRef } from '../../core/served-version/facts.ts';
import { type Json, listAt, objectAt, stringAt } from '../../core/served-version/json.ts';
import { forbidden } from '../../core/served-version/role.ts';
import { messageOf } from './observe.ts';

const KINDS = ['Deployment', 'StatefulSet', 'DaemonSet'] as const;
/** Helm's own mark on everything it makes (helm 3.2 and later). */
const RELEASE_NAME = 'meta.helm.sh/release-name';

/** The workloads of a release, a chart's or those of plain manifests, in the order of their kinds. Throws `ProblemError`: ST041 without the right, ST003 when there are none. */
export async function workloadsOfRelease(cluster: Cluster, namespace: string, release: string): Promise<readonly WorkloadRef[]> {
  const lists = await Promise.all(
    KINDS.map(async (kind) => {
      const list = await listed(cluster, `/apis/apps/v1/namespaces/${segment(namespace)}/${kind.toLowerCase()}s`, namespace);
      return list
        .filter((one) => belongsTo(one, release, namespace))
        .map((one) => ({ namespace, kind, name: stringAt(objectAt(one, 'metadata'), 'name') }));
    }),
  );
  const found = lists.flat();
  if (found.length === 0) throw new ProblemError(nothingOf(release, namespace));
  return found;
}

const belongsTo = (one: Json, release: string, namespace: string): boolean =>
  stringAt(objectAt(objectAt(one, 'metadata'), 'annotations'), RELEASE_NAME) === release ||
  sameOwner(ownerOf(metadataOf(one)), { release, namespace });

/** What the API server says of an object is ObjectMeta by its own schema. */
const metadataOf = (one: Json): ObjectMeta => objectAt(one, 'metadata') as unknown as ObjectMeta;

/**
 * The newest revision of a release, read from the labels of its Secrets (the Secrets' content is not asked for).
 * Undefined when there is none. Throws `ProblemError` ST041 without the right.
 */
export async function currentRevision(cluster: Cluster, namespace: string, release: string): Promise<number | undefined> {
  const headers = { accept: 'application/json;as=PartialObjectMetadataList;v=v1;g=meta.k8s.io' };
  const secrets = (selector: string): Promise<readonly Json[]> =>
    listed(cluster, `/api/v1/namespaces/${segment(namespace)}/secrets?labelSelector=${encodeURIComponent(selector)}`, namespace, headers);
  const [charts, sets] = await Promise.all([secrets(`owner=helm,name=${release}`), secrets(setSelector({ release }))]);
  const revisions = [
    ...charts.map((secret) => Number(stringAt(objectAt(objectAt(secret, 'metadata'), 'labels'), 'version'))),
    ...sets.map((secret) => rowOf(metadataOf(secret)).revision),
  ];
  return revisions.length === 0 ? undefined : Math.max(...revisions);
}

/** ST014: another run has deployed since. Nothing is wrong with it, and nothing is taken back. */
export const overtaken = (expected: number, current: number | undefined, release: string): Problem => ({
  code: 'ST014',
  fault: 'user',
  what: `inconclusive: revision ${expected} of release ${release} was to be smoked, revision ${current ?? 'none'} is current`,
  where: 'input "expect-revision"',
  remedy: 'Another run has deployed since; its own smoke test decides.',
});

async function listed(cluster: Cluster, path: string, namespace: string, headers: Record<string, string> = {}): Promise<readonly Json[]> {
  const response = await cluster.send({ method: 'GET', path, headers });
  if (response.status === 403 || response.status === 401) throw new ProblemError(forbidden(messageOf(response), namespace));
  if (response.status !== 200) {
    const what = `the API server could not list what is deployed: ${messageOf(response)}`;
    throw new ProblemError({ code: 'ST005', fault: 'remote', what, where: `namespace ${namespace}` });
  }
  return listAt(JSON.parse(response.text) as Json, 'items');
}

const nothingOf = (release: string, namespace: string): Problem => ({
  code: 'ST003',
  fault: 'user',
  what: `release ${release} has no workloads in namespace ${namespace}`,
  where: 'input "release"',
  expected: 'a release with a Deployment, StatefulSet or DaemonSet',
  remedy: `kubectl -n ${namespace} get deployments,statefulsets,daemonsets`,
});
