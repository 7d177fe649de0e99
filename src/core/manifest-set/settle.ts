import { asRecord } from '../manifest/documents.ts';
import type { SetObject } from './set-object.ts';

const SETTLE_MS = 5_000;

/**
 * For how long a workload must stay ready before that is believed, in milliseconds. A container without a readiness probe counts as ready from its
 * start to its crash, which a busy node reports seconds late; with probes, or with minReadySeconds, the controller itself waits for proof.
 */
export function settleMs({ body }: Pick<SetObject, 'body'>): number {
  const spec = asRecord(body.spec);
  if (typeof spec?.minReadySeconds === 'number' && spec.minReadySeconds > 0) return 0;
  const containers = asRecord(asRecord(spec?.template)?.spec)?.containers;
  const list = Array.isArray(containers) ? containers.map(asRecord) : [];
  return list.every((container) => asRecord(container?.readinessProbe) !== undefined) ? 0 : SETTLE_MS;
}
