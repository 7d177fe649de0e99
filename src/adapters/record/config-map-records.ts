import { unexpectedAnswer } from '../../core/cluster/answer.ts';
import { type Cluster, type ClusterRequest, segment } from '../../core/cluster/cluster.ts';
import type { ObjectMeta } from '../../core/cluster/objects.ts';
import { parseRecords, type RecordHistory, withRecord } from '../../core/deployment-record/history.ts';
import type { DeploymentRecord } from '../../core/deployment-record/record.ts';
import { ProblemError } from '../../core/problem/problem.ts';

interface ConfigMap {
  readonly metadata: ObjectMeta;
  readonly data?: Readonly<Record<string, string>>;
}

/** The records of a release, in a ConfigMap of its namespace. */
export interface ConfigMapRecords {
  /** `ConfigMap shop/tidegate-record-web`. */
  readonly place: string;
  /** Throws `ProblemError` (HD002 with the Role to add, CR020) when it may not or cannot be read. */
  read(): Promise<RecordHistory>;
  /** Adds a record at the end; the oldest go when there are too many. Throws as `read`. */
  append(record: DeploymentRecord): Promise<void>;
}

const KEY = 'records';
/** A write under the release's Lease meets nobody; a hand with kubectl may still come between. */
const ATTEMPTS = 3;
const TIMEOUT_MS = 10_000;

export const recordName = (release: string): string => `tidegate-record-${release}`;

/** Opens the records of a release; nothing is contacted yet. */
export function configMapRecords(
  access: { readonly cluster: Cluster; readonly identity: string },
  at: { readonly namespace: string; readonly release: string },
): ConfigMapRecords {
  const name = recordName(at.release);
  const base = `/api/v1/namespaces/${segment(at.namespace)}/configmaps`;
  const path = `${base}/${segment(name)}`;
  const get = async (): Promise<ConfigMap | undefined> => {
    const request: ClusterRequest = { method: 'GET', path, timeoutMs: TIMEOUT_MS };
    const response = await access.cluster.send(request);
    if (response.status === 404) return undefined;
    if (response.status !== 200) throw new ProblemError(unexpectedAnswer(request, response, access.identity));
    return JSON.parse(response.text) as ConfigMap;
  };
  return {
    place: `ConfigMap ${at.namespace}/${name}`,
    read: async () => parseRecords((await get())?.data?.[KEY]),
    append: async (record) => {
      for (let attempt = 1; ; attempt += 1) {
        const before = await get();
        const { records } = parseRecords(before?.data?.[KEY]);
        const body = {
          apiVersion: 'v1',
          kind: 'ConfigMap',
          metadata: before?.metadata ?? { name, namespace: at.namespace, labels: { 'app.kubernetes.io/managed-by': 'tidegate' } },
          data: { ...before?.data, [KEY]: withRecord(records, record) },
        };
        const query = '?fieldManager=tidegate';
        const request: ClusterRequest =
          before === undefined ? { method: 'POST', path: base + query, body } : { method: 'PUT', path: path + query, body };
        const response = await access.cluster.send({ ...request, timeoutMs: TIMEOUT_MS });
        if (response.status === 200 || response.status === 201) return;
        const raced = response.status === 409 || (response.status === 404 && before !== undefined);
        if (!raced || attempt === ATTEMPTS) throw new ProblemError(unexpectedAnswer(request, response, access.identity));
      }
    },
  };
}
