import { GithubFailure } from '../../core/github/github-failure.ts';
import { collectFaults } from '../../core/policy/faults.ts';
import { builtInPolicy, type Policy } from '../../core/policy/policy.ts';
import { DEFAULT_POLICY_PATH } from '../../core/policy/policy-file.ts';
import { readPolicy } from '../../core/policy/read-policy.ts';
import type { Problem, Remark } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { openTimeZone, type TimeZone } from '../../core/window/time-zone.ts';
import { unreadable } from './ask.ts';
import type { GatePorts, GateRequest } from './ports.ts';

/** The policy that decides, and what it is called in records. */
export interface LoadedPolicy {
  readonly policy: Policy;
  /** The file's blob, or `built-in`. */
  readonly sha: string;
  readonly remarks: readonly Remark[];
}

/** Today's policy from the default branch, also for a re-run of an old run; or why it cannot be had. */
export async function loadPolicy(
  { facts, readYaml, progress }: GatePorts,
  request: GateRequest,
): Promise<Result<LoadedPolicy, readonly Problem[]>> {
  const path = request.policyPath ?? DEFAULT_POLICY_PATH;
  progress(`reading ${path} of the default branch`);
  try {
    const file = await facts.readPolicy(path);
    if (file.kind === 'absent') return request.policyPath === undefined ? ok(builtIn(file.branch)) : err([missing(path, file.branch)]);
    const tree = readYaml(file.text);
    if (!tree.ok) {
      const faults = collectFaults(path);
      for (const { at, what } of tree.error) faults.add(at, what);
      return err(faults.list);
    }
    const policy = readPolicy(tree.value, path);
    return policy.ok ? ok({ policy: policy.value, sha: file.blob, remarks: [] }) : policy;
  } catch (error) {
    if (error instanceof GithubFailure) return err([unreadable('DW031', `reading the policy ${path}`, error)]);
    throw error;
  }
}

/** UTC, which every Node knows. */
export function utc(): TimeZone {
  const zone = openTimeZone('UTC');
  if (zone === undefined) throw new Error('this Node has no time zone UTC');
  return zone;
}

const builtIn = (branch: string): LoadedPolicy => ({
  policy: builtInPolicy(utc()),
  sha: 'built-in',
  remarks: [
    {
      severity: 'notice',
      problem: {
        code: 'DW009',
        fault: 'user',
        what: `no ${DEFAULT_POLICY_PATH} on ${branch}: the built-in policy holds (always open; upstream = needs; approval from the environment in flow delivery)`,
      },
    },
  ],
});

const missing = (path: string, branch: string): Problem => ({
  code: 'DW031',
  fault: 'user',
  what: `cannot read the policy: there is no ${path} on ${branch}`,
  where: 'input "policy"',
  expected: 'a file on the default branch',
  remedy: `Commit it to ${branch}, or leave the input out for ${DEFAULT_POLICY_PATH}.`,
});
