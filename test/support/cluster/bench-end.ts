import type { BenchEnd } from './manifests-bench.ts';

/** `HD040 what (where)`: why a deployment was refused or failed. */
export const problemsOf = ({ deployment }: BenchEnd): readonly string[] => {
  const { kind } = deployment;
  const failed = kind === 'applied' && deployment.applied.kind === 'failed' ? deployment.applied.problems : [];
  return (kind === 'refused' ? deployment.problems : failed).map(({ code, what, where }) => `${code} ${what} (${where})`);
};

/** The plan as the summary tells it. */
export const reportOf = ({ deployment }: BenchEnd): string => (deployment.kind === 'refused' ? '' : deployment.plan.report);
