import type { InputsOf } from '../../core/contract/contract.ts';
import type { JobContext } from '../../core/event/context.ts';
import { collectFaults, policyFault } from '../../core/policy/faults.ts';
import type { PolicyRule } from '../../core/policy/policy.ts';
import { readRules } from '../../core/policy/read-rules.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { parseNeeds } from '../../core/upstream/needs.ts';
import type { gateInputs, subjectInputs } from '../../core/window/gate-inputs.ts';
import { readSwitch } from '../../core/window/read-switch.ts';
import type { GatePorts, GateRequest } from './ports.ts';

/** The inputs of the gate, as deploy-window-check and deliver read them. */
export type GateInputs = InputsOf<typeof gateInputs & typeof subjectInputs>;

/** What the job tells beside the inputs. */
export interface GateJob {
  readonly context: JobContext;
  /** The environment variable DEPLOY_WINDOW. */
  readonly deployWindow: string | undefined;
  readonly signal: AbortSignal;
}

/** The request out of the inputs, or everything that is wrong with them. Nothing is contacted. */
export function prepareGate(inputs: GateInputs, job: GateJob, readYaml: GatePorts['readYaml']): Result<GateRequest, readonly Problem[]> {
  const { context } = job;
  const needs = inputs.needs === undefined ? undefined : parseNeeds(inputs.needs);
  const windows = inlineRules('window', inputs.windows, readYaml);
  const freezes = inlineRules('freeze', inputs.freezes, readYaml);
  const problems = [
    ...(needs === undefined || needs.ok ? [] : [needs.error]),
    ...(windows.ok ? [] : windows.error),
    ...(freezes.ok ? [] : freezes.error),
  ];
  if (problems.length > 0 || !windows.ok || !freezes.ok) return err(problems);
  return ok({
    environment: inputs.environment,
    service: inputs.service ?? context.repository.name,
    digest: inputs.digest ?? '',
    sha: inputs.sha ?? context.sha,
    run: { id: context.runId, attempt: context.runAttempt, event: context.eventName, starter: context.triggeringActor },
    flow: inputs.flow,
    deployWindow: readSwitch(inputs.deployWindow, job.deployWindow),
    freezes: freezes.value ?? [],
    requireProtection: inputs.requireProtection,
    onClosed: inputs.onClosed,
    signal: job.signal,
    ...present({
      needs: needs?.ok === true ? needs.value : undefined,
      policyPath: inputs.policy,
      windows: windows.value,
      approvalBy: inputs.approvalBy,
      timeNeededMs: inputs.timeNeeded,
      checkRunId: inputs.checkRunId,
      overrideReason: inputs.overrideReason,
    }),
  });
}

/** Rules that stand in the workflow. An empty list of windows would close the gate for ever, so it is a fault. */
function inlineRules(
  kind: 'window' | 'freeze',
  text: string | undefined,
  readYaml: GatePorts['readYaml'],
): Result<readonly PolicyRule[] | undefined, readonly Problem[]> {
  if (text === undefined) return ok(undefined);
  const source = `input ${kind}s`;
  const tree = readYaml(text);
  if (!tree.ok) return err(tree.error.map(({ at, what }) => policyFault(source, at, what)));
  const found = collectFaults(source);
  const rules = readRules(tree.value, kind, found);
  if (found.list.length === 0 && rules.length === 0) found.add(tree.value.at, `${kind}s holds no rule`, 'at least one, or no such input');
  return found.list.length > 0 ? err(found.list) : ok(rules);
}
