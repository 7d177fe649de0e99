import { describe } from '@jest/globals';

/** What a test may need beside a cluster and a registry; a cluster of ours has all, a given one (KUBECONFIG) what its variables name. */
const PARTS = {
  bed: 'TIDEGATE_BED',
  issuer: 'TIDEGATE_BED_ISSUER',
  referrers: 'TIDEGATE_BED_REFERRERS_REGISTRY',
  audit: 'TIDEGATE_BED_AUDIT_LOG',
  registry: 'TIDEGATE_BED_REGISTRY',
} as const;

export type BedPart = keyof typeof PARTS;
export type ClusterChoice =
  | { readonly kind: 'run' }
  | { readonly kind: 'leave-out'; readonly reason: string }
  | { readonly kind: 'refuse'; readonly message: string };

/** Decides from the environment whether tests with a cluster run. Only a deliberate choice leaves them out; an accident is an error. */
export const chooseCluster = (env: Readonly<Record<string, string | undefined>>, needs: readonly BedPart[] = []): ClusterChoice => {
  if (env.TIDEGATE_WITHOUT_CLUSTER === '1') return { kind: 'leave-out', reason: '--without-cluster' };
  if (!env.KUBECONFIG)
    return { kind: 'refuse', message: 'No cluster: run these tests by `npm test`, or set KUBECONFIG and TIDEGATE_BED_REGISTRY.' };
  const lacking = needs.filter((part) => !env[PARTS[part]]);
  if (lacking.length === 0) return { kind: 'run' };
  const names = lacking.map((part) => `${part} (${PARTS[part]})`).join(', ');
  if (env.TIDEGATE_BED === '1') return { kind: 'refuse', message: `The bed did not bring up: ${names}.` };
  return { kind: 'leave-out', reason: `the given cluster has no ${names}` };
};

/**
 * Like `describe`, for tests that need a Kubernetes. They are always registered: left out, they count as skipped, with the reason in their title.
 * Throws when there is no cluster and nobody asked to do without, so that a run is never green by absence.
 */
export const describeWithCluster = (name: string, tests: () => void, needs: readonly BedPart[] = []): void => {
  const choice = chooseCluster(process.env, needs);
  switch (choice.kind) {
    case 'run':
      describe(name, tests);
      break;
    case 'leave-out':
      describe.skip(`${name} (left out: ${choice.reason})`, tests);
      break;
    case 'refuse':
      throw new Error(choice.message);
  }
};
