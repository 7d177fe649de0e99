import { readFile } from 'node:fs/promises';
import { resolve } from 'node:path';
import { type Decision, judgeDecision, parseDecision } from '../../core/decision/decision.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { err, ok, type Result } from '../../core/result/result.ts';

export interface DecisionInputs {
  readonly decision: string | undefined;
  readonly environment: string | undefined;
  readonly service: string | undefined;
}

/** The gate's decision, when one was given, held against this job; the digest is judged when the plan is known. */
export async function readDecision(
  inputs: DecisionInputs,
  job: { readonly workspace: string; readonly runId: string; readonly now: Date },
): Promise<Result<Decision | undefined, Problem>> {
  if (inputs.decision === undefined) return ok(undefined);
  const isJson = inputs.decision.startsWith('{');
  const text = isJson ? inputs.decision : await readFile(resolve(job.workspace, inputs.decision), 'utf8').catch(() => undefined);
  if (text === undefined) return err(noFile(inputs.decision));
  const decision = parseDecision(text);
  if (!decision.ok) return decision;
  const { environment = '', service = '' } = inputs;
  return judgeDecision(decision.value, { environment, service, digest: '', runId: job.runId, now: job.now });
}

const noFile = (path: string): Problem => ({
  code: 'DW080',
  fault: 'user',
  what: `the gate's decision cannot be read: the file ${path} does not exist`,
  where: 'input "decision"',
  remedy: 'decision: $' + '{{ steps.gate.outputs.decision }}',
});
