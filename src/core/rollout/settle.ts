import type { Pod } from '../cluster/objects.ts';
import { asRecord, type ManifestObject, objectKey } from '../manifest/documents.ts';
import { workloadsOf } from '../manifest/pod-specs.ts';

const SETTLE_MS = 5_000;

/**
 * For how long a workload must stay ready before that is believed, in milliseconds. A container without a readiness probe counts as ready from its
 * start to its crash, which a busy node reports seconds late; with probes, or with minReadySeconds, the controller itself waits for proof.
 */
export function settleMs({ body }: Pick<ManifestObject, 'body'>): number {
  const spec = asRecord(body.spec);
  if (typeof spec?.minReadySeconds === 'number' && spec.minReadySeconds > 0) return 0;
  const containers = asRecord(asRecord(spec?.template)?.spec)?.containers;
  const list = Array.isArray(containers) ? containers.map(asRecord) : [];
  return list.every((container) => asRecord(container?.readinessProbe) !== undefined) ? 0 : SETTLE_MS;
}

/** The longest `settleMs` of the workloads that one manifest changes against another. */
export function settleMsOfChange(before: readonly ManifestObject[], after: readonly ManifestObject[]): number {
  const known = new Map(workloadsOf(before).map((object) => [objectKey(object), JSON.stringify(object.body)]));
  const changed = workloadsOf(after).filter((object) => known.get(objectKey(object)) !== JSON.stringify(object.body));
  return Math.max(0, ...changed.map(settleMs));
}

/** Changes whenever a container of these pods is started again: what is ready then has not stayed ready. */
export const startsOf = (pods: readonly Pod[]): string =>
  pods
    .map(({ metadata, status }) => {
      const restarts = (status?.containerStatuses ?? []).reduce((sum, { restartCount = 0 }) => sum + restartCount, 0);
      return `${metadata.uid} ${restarts}`;
    })
    .sort()
    .join(', ');
