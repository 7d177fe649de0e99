import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** The gate's word. `deferred` is closed for now, and will be asked again by a later run. */
export type GateVerdict = 'open' | 'closed' | 'overridden' | 'deferred';

/** What the gate decided, in the form that travels between jobs: one line of JSON of at most 1 kB. */
export interface Decision {
  readonly environment: string;
  readonly service: string;
  /** The image or artifact digest that was judged; empty when the gate was asked for a commit only. */
  readonly digest: string;
  readonly sha: string;
  readonly verdict: GateVerdict;
  /** ISO time of the last start that still fits the window. */
  readonly validUntil: string;
  readonly policySha: string;
  readonly runId: string;
}

/** What the deploying job is about to do. */
export interface Intent {
  readonly environment: string;
  readonly service: string;
  readonly digest: string;
  readonly runId: string;
  readonly now: Date;
}

/** The decision as one line of JSON, with kebab-case keys. */
export const formatDecision = (decision: Decision): string =>
  JSON.stringify({
    environment: decision.environment,
    service: decision.service,
    digest: decision.digest,
    sha: decision.sha,
    verdict: decision.verdict,
    'valid-until': decision.validUntil,
    'policy-sha': decision.policySha,
    'run-id': decision.runId,
  });

/** Reads the JSON form; anything unexpected is refused, because an unreadable gate is a closed one. */
export function parseDecision(text: string): Result<Decision, Problem> {
  const fields = ['environment', 'service', 'digest', 'sha', 'verdict', 'valid-until', 'policy-sha', 'run-id'] as const;
  try {
    const parsed: unknown = JSON.parse(text);
    if (typeof parsed !== 'object' || parsed === null) return err(unreadable('it is no JSON object'));
    const record = parsed as Record<string, unknown>;
    const wrong = fields.find((field) => typeof record[field] !== 'string');
    if (wrong !== undefined) return err(unreadable(`"${wrong}" is missing`));
    const verdict = record.verdict as string;
    if (!['open', 'closed', 'overridden', 'deferred'].includes(verdict)) return err(unreadable(`verdict is "${oneLine(verdict, 40)}"`));
    if (Number.isNaN(Date.parse(record['valid-until'] as string))) return err(unreadable('"valid-until" is no time'));
    return ok({
      environment: record.environment as string,
      service: record.service as string,
      digest: record.digest as string,
      sha: record.sha as string,
      verdict: verdict as GateVerdict,
      validUntil: record['valid-until'] as string,
      policySha: record['policy-sha'] as string,
      runId: record['run-id'] as string,
    });
  } catch {
    return err(unreadable('it is no JSON'));
  }
}

/** Whether the decision allows this deployment now. The reasons are DW080, all of them at once. */
export function judgeDecision(decision: Decision, intent: Intent): Result<Decision, Problem> {
  const reasons: string[] = [];
  if (decision.verdict !== 'open' && decision.verdict !== 'overridden') reasons.push(`its verdict is "${decision.verdict}"`);
  if (intent.now.getTime() > Date.parse(decision.validUntil)) reasons.push(`it was valid until ${decision.validUntil}`);
  const same = (name: string, given: string, wanted: string): void => {
    if (given !== wanted) reasons.push(`it is for ${name} "${oneLine(given, 80)}", not "${oneLine(wanted, 80)}"`);
  };
  same('environment', decision.environment, intent.environment);
  same('service', decision.service, intent.service);
  if (decision.digest !== '' && intent.digest !== '') same('digest', decision.digest, intent.digest);
  same('run', decision.runId, intent.runId);
  if (reasons.length === 0) return ok(decision);
  return err({
    code: 'DW080',
    fault: 'user',
    what: `the gate's decision does not allow this deployment: ${reasons.join('; ')}`,
    where: 'input "decision"',
    remedy: 'Run deploy-window-check again, directly before this step, with the same environment and service.',
  });
}

const unreadable = (why: string): Problem => ({
  code: 'DW080',
  fault: 'user',
  what: `the gate's decision cannot be read: ${why}`,
  where: 'input "decision"',
  expected: "deploy-window-check's output decision, unchanged",
  remedy: 'decision: $' + '{{ steps.gate.outputs.decision }}',
});
