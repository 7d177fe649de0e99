import type { InputsOf } from '../../core/contract/contract.ts';
import { type CheckPlan, NO_CHECKS } from '../../core/probe/check.ts';
import { readChecks } from '../../core/probe/read-checks.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { parseWorkload } from '../../core/served-version/facts.ts';
import type { smokeInputs } from '../../core/smoke/inputs.ts';

/** The typed part of the inputs that says what is proved and asked. */
export type SmokeSettings = InputsOf<typeof smokeInputs>;

/** The checks as a tree, and the name of where they come from. */
export interface ChecksTree {
  readonly tree: unknown;
  readonly source: string;
}

/** Everything that can be wrong with the settings and told without a contact; else the checks. */
export function prepareSmoke(
  settings: SmokeSettings,
  checks: ChecksTree | undefined,
  event: { readonly name: string; readonly hasRelease: boolean },
): Result<CheckPlan, readonly Problem[]> {
  const problems: Problem[] = settings.workload.filter((one) => parseWorkload(one, '') === undefined).map(notAWorkload);
  const plan = checks === undefined ? ok(NO_CHECKS) : readChecks(checks.tree, checks.source);
  if (!plan.ok) problems.push(...plan.error);
  if (settings.workload.length === 0 && !event.hasRelease && settings.url === undefined) problems.push(NOTHING);
  if (event.name === 'pull_request_target' && settings.allowHosts.length === 0) problems.push(NO_HOSTS);
  return problems.length > 0 || !plan.ok ? err(problems) : plan;
}

const notAWorkload = (text: string): Problem => ({
  code: 'ST004',
  fault: 'user',
  what: `"${text}" is no workload`,
  where: 'input "workload"',
  expected: 'deployment/NAME, statefulset/NAME or daemonset/NAME',
  remedy: 'workload: deployment/web',
});

/** ST001: neither a workload nor an address. */
export const NOTHING: Problem = {
  code: 'ST001',
  fault: 'user',
  what: 'nothing to smoke-test: give workload or url; a deployment without a smoke test is not allowed, and checks alone do not say what was deployed',
  where: 'with:',
  expected: 'workload: deployment/NAME, or url: https://…',
  remedy: 'workload: deployment/web',
};

const NO_HOSTS: Problem = {
  code: 'ST061',
  fault: 'user',
  what: 'allow-hosts is required under pull_request_target, since the checks may come from a foreign branch',
  where: 'with:',
  expected: 'the hosts that requests may go to',
  remedy: 'allow-hosts: shop.example',
};
