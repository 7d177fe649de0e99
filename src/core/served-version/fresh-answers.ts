/** How sure a batch of answers must be, over all batches together: one in a hundred may be wrong. */
const RISK = 0.01;
/** More than this many are not asked for while nothing stale was seen and every pod is proved by itself. */
const MOST_WITHOUT_STALE = 300;
/** How many replicas are assumed when nobody can count them. */
export const UNKNOWN_REPLICAS = 4;

/**
 * How many answers in a row, each over a fresh connection, must be of the new version before the edge is believed, after `stale` answers of
 * another version. With R backends of which one is stale, n answers miss it with ((R-1)/R)^n; the k-th batch may take 2^-(k+1) of the risk,
 * so that all batches together stay below it however long the deadline is.
 */
export function answersNeeded(replicas: number, stale: number): number {
  if (replicas <= 1 && stale === 0) return 1;
  const backends = Math.max(2, replicas);
  const needed = Math.ceil(Math.log(RISK * 2 ** -(stale + 1)) / Math.log((backends - 1) / backends));
  return stale === 0 ? Math.min(needed, MOST_WITHOUT_STALE) : needed;
}
