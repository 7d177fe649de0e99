import { readDecision } from '../../adapters/decision/read-decision.ts';
import { gateFacts } from '../../adapters/github/gate-facts.ts';
import { githubClient } from '../../adapters/github/github-client.ts';
import { readYaml } from '../../adapters/policy/read-yaml.ts';
import { explainRecordFailure } from '../../adapters/record/explain-failure.ts';
import { DONE, type Ending, failed } from '../../adapters/runner/run.ts';
import { formatDecision } from '../../core/decision/decision.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';
import { err, ok, type Result } from '../../core/result/result.ts';
import { runGate } from '../../stages/window/effects.ts';
import type { GateRequest } from '../../stages/window/ports.ts';
import { prepareGate } from '../../stages/window/prepare.ts';
import { renderGate, tellGate } from '../../stages/window/report.ts';
import type { GateWord } from './delivery.ts';
import type { Verdict } from './flow.ts';
import { type DeliverRun, recordClient, serviceOf } from './scene.ts';
import { timeNeededMs } from './times.ts';

/** Whether the gate is still to be asked, or its word was brought along. */
export type GateQuestion = { readonly kind: 'ask'; readonly request: GateRequest } | { readonly kind: 'answered'; readonly word: GateWord };

/** More annotations than these are not read. */
const MOST_ANNOTATIONS = 8;

/** What the inputs ask of the gate, or everything that is wrong with them. A given decision is held against this job (DW080). */
export async function readGateQuestion(run: DeliverRun): Promise<Result<GateQuestion, readonly Problem[]>> {
  const { inputs, context, clock, env, signal } = run;
  if (inputs.decision !== undefined) {
    const about = { decision: inputs.decision, environment: inputs.environment, service: serviceOf(run) };
    const read = await readDecision(about, { workspace: context.workspace, runId: context.runId, now: clock.now() });
    if (!read.ok) return err([read.error]);
    if (read.value !== undefined) {
      const kind = read.value.verdict === 'overridden' ? 'overridden' : 'open';
      return ok({ kind: 'answered', word: { kind, decision: read.value, approvals: [], problems: [], mayEndGreen: false } });
    }
  }
  const request = prepareGate(
    { ...inputs, timeNeeded: timeNeededMs(inputs) },
    { context, deployWindow: env.DEPLOY_WINDOW, signal },
    readYaml,
  );
  return request.ok ? ok({ kind: 'ask', request: request.value }) : request;
}

/** The gate's word, told in log, summary and outputs. A crash in it is thrown: nothing goes out then. */
export async function askGate(run: DeliverRun, question: GateQuestion): Promise<GateWord> {
  const word = question.kind === 'answered' ? await withApprovals(run, question.word) : await ask(run, question.request);
  run.setOutputs({ gateVerdict: word.kind, decision: formatDecision(word.decision), opensAt: word.opensAt });
  return word;
}

/** Who approved this run, for the record of a decision that was brought along; nobody when GitHub does not say. */
async function withApprovals(run: DeliverRun, word: GateWord): Promise<GateWord> {
  const { inputs, context, log } = run;
  try {
    const reviews = await gateFacts(recordClient(run), context.repository).approvals(context.runId);
    const ours = reviews.filter(({ state, environments }) => state === 'approved' && environments.includes(inputs.environment));
    return { ...word, approvals: [...new Set(ours.map(({ user }) => user))].map((user) => ({ user })) };
  } catch (error) {
    log.problem('warning', explainRecordFailure(error, 'reading who approved this run'));
    return word;
  }
}

async function ask(run: DeliverRun, request: GateRequest): Promise<GateWord> {
  const { inputs, context, clock, random, signal, log } = run;
  const options = { apiUrl: context.apiUrl, token: inputs.token ?? '', clock, random, signal };
  const client = githubClient({ ...options, onRetry: (line) => log.info(line) });
  using _ = log.section('Gate');
  const facts = gateFacts(client, context.repository);
  const outcome = await runGate({ facts, clock, readYaml, progress: (line) => log.info(line) }, request);
  for (const line of tellGate(outcome)) log.info(line);
  for (const { severity, problem } of outcome.remarks.slice(0, MOST_ANNOTATIONS)) log.problem(severity, problem);
  run.summarize(renderGate(outcome));
  const { kind, decision, approvals } = outcome;
  if (kind !== 'closed') return { kind, decision, approvals, problems: [], mayEndGreen: false };
  const { problems, mayEndGreen, opensAt } = outcome;
  return { kind, decision, approvals, problems: problems.slice(0, MOST_ANNOTATIONS), mayEndGreen, ...present({ opensAt }) };
}

/** The step's ending at a gate that lets nothing out. */
export function endAtGate(run: DeliverRun, gate: GateWord, verdict: Verdict): Ending {
  run.setOutputs({ verdict, reasonCode: gate.problems[0]?.code });
  if (gate.opensAt !== undefined) run.log.info(`nothing was deployed; the calendar opens ${gate.opensAt}`);
  if (!gate.mayEndGreen) return failed(...gate.problems);
  for (const problem of gate.problems) run.log.problem('warning', problem);
  return DONE;
}
