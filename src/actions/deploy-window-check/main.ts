import { gateFacts } from '../../adapters/github/gate-facts.ts';
import { githubClient } from '../../adapters/github/github-client.ts';
import { readYaml } from '../../adapters/policy/read-yaml.ts';
import { DONE, type Ending, failed, type Run } from '../../adapters/runner/run.ts';
import { formatDecision } from '../../core/decision/decision.ts';
import type { GateOutcome } from '../../stages/window/decide.ts';
import { runGate } from '../../stages/window/effects.ts';
import { prepareGate } from '../../stages/window/prepare.ts';
import { reasonOf, renderGate, tellGate } from '../../stages/window/report.ts';
import type { contract } from './inputs.ts';
import type { outputs } from './outputs.ts';

export type GateStep = Run<(typeof contract)['inputs'], typeof outputs>;

/** The step: inputs are judged whole, every gate is asked, and the word is told. Whatever crashes leaves `open` unset and fails. */
export async function main(run: GateStep): Promise<Ending> {
  const { inputs, context, clock, log, random, signal } = run;
  const request = prepareGate(inputs, { context, deployWindow: run.env.DEPLOY_WINDOW, signal }, readYaml);
  if (!request.ok) return failed(...request.error);
  const client = githubClient({
    ...{ apiUrl: context.apiUrl, token: inputs.token ?? '', clock, random, signal },
    onRetry: (line) => log.info(line),
  });
  const facts = gateFacts(client, context.repository);
  const outcome = await runGate({ facts, clock, readYaml, progress: (line) => log.info(line) }, request.value);
  return tell(run, outcome);
}

/** GitHub shows ten annotations of a kind; the log holds the others too. A policy may have any number of faults. */
const MOST_PROBLEMS = 40;

function tell(run: GateStep, outcome: GateOutcome): Ending {
  const { decision } = outcome;
  const reason = reasonOf(outcome);
  const { closesAt } = outcome;
  run.setOutputs({
    open: outcome.kind !== 'closed',
    verdict: outcome.kind,
    decision: formatDecision(decision),
    reasonCode: reason.code,
    reason: reason.text,
    closesAt,
    opensAt: outcome.kind === 'closed' ? outcome.opensAt : undefined,
    remainingSeconds: outcome.remainingSeconds,
    validUntil: decision.validUntil,
    approvedBy: outcome.approvals.map(({ user }) => user).join(','),
    policySha: decision.policySha,
  });
  run.summarize(renderGate(outcome));
  for (const line of tellGate(outcome)) run.log.info(line);
  for (const { severity, problem } of outcome.remarks.slice(0, MOST_PROBLEMS)) run.log.problem(severity, problem);
  if (outcome.kind !== 'closed') return DONE;
  if (!outcome.mayEndGreen) return failed(...outcome.problems.slice(0, MOST_PROBLEMS));
  for (const problem of outcome.problems.slice(0, MOST_PROBLEMS)) run.log.problem('warning', problem);
  return DONE;
}
