import type { HelmStage } from './helm-stage.ts';

/** What a deployment leaves: the statuses of the release's revisions, oldest first, and the Leases that nobody freed. */
export async function leftBehind(stage: HelmStage): Promise<{ readonly history: readonly string[]; readonly leases: readonly string[] }> {
  return { history: (await stage.history()).map(({ status }) => status), leases: await stage.leases() };
}

/** A failed deployment over a good one, taken back. */
export const TAKEN_BACK = { history: ['superseded', 'failed', 'deployed'], leases: [] };

/** A first deployment that failed and was kept. */
export const FAILED_FIRST = { history: ['failed'], leases: [] };
