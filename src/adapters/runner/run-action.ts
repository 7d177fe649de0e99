import * as core from '@actions/core';
import type { ActionContract, Fields, OutputContract, OutputsOf } from '../../core/contract/contract.ts';
import { readInputs } from '../../core/contract/read-inputs.ts';
import { outputTexts } from '../../core/contract/write-outputs.ts';
import { readContext } from '../../core/event/context.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { maskForms } from '../../core/secret/mask-forms.ts';
import { systemClock } from '../clock/system-clock.ts';
import { cancellation } from './cancel.ts';
import { readEvent } from './event-file.ts';
import { type Log, runnerLog } from './log.ts';
import { problemsOf } from './problems-of.ts';
import { rawInputs } from './raw-inputs.ts';
import type { Ending, Run } from './run.ts';
import { runnerState } from './state.ts';
import { writeSummary } from './summary.ts';

/** An action: its contract and what it does. `post` runs at the job's end, in the same bundle. */
export interface Action<F extends Fields, O extends OutputContract> {
  readonly contract: ActionContract<F>;
  readonly outputs: O;
  main(run: Run<F, O>): Promise<Ending>;
  post?(run: Run<F, O>): Promise<void>;
}

const POST_MARK = 'tidegate-main-started';
/** What `dist/<name>/post.js` says to the bundle. The mark alone would not do: a main that was killed before it could save it is no reason to run again. */
const POST_WORD = 'post';

/**
 * Runs one action as the runner's step: reads the inputs (all problems at once, nothing else happens on a bad one), calls main or post,
 * writes outputs and summary whatever happened, prints every problem in one form and sets the exit code. It never forces an exit.
 */
export async function runAction<F extends Fields, O extends OutputContract>(action: Action<F, O>): Promise<void> {
  const log = runnerLog();
  const isPost = process.argv[2] === POST_WORD;
  if (isPost && (action.post === undefined || runnerState.read(POST_MARK) === undefined)) return;
  if (!isPost && action.post !== undefined) runnerState.save(POST_MARK, 'true');
  const raw = rawInputs(process.env);
  maskSecrets(action.contract, raw, log);
  const read = readInputs(action.contract, raw);
  if (!read.ok) {
    if (!isPost) fail(log, read.error);
    return;
  }
  if (!isPost) for (const remark of read.value.remarks) log.problem(remark.severity, remark.problem);

  using cancel = cancellation();
  let outputs: Record<string, unknown> = {};
  const summary: string[] = [];
  const run: Run<F, O> = {
    inputs: read.value.inputs,
    context: readContext(process.env, await readEvent(process.env.GITHUB_EVENT_PATH)),
    env: process.env,
    log,
    state: runnerState,
    clock: systemClock,
    random: Math.random,
    signal: cancel.signal,
    setOutputs: (values) => {
      outputs = { ...outputs, ...values };
    },
    summarize: (markdown) => void summary.push(markdown),
  };
  const problems = await attempt(log, () => (isPost ? runPost(action, run) : action.main(run)));
  for (const [name, text] of Object.entries(outputTexts(action.outputs, outputs as OutputsOf<O>))) core.setOutput(name, text);
  await writeSummary(process.env.GITHUB_STEP_SUMMARY, summary.join('\n\n')).catch((error: unknown) =>
    log.debug(`summary not written: ${error}`),
  );
  if (problems.length === 0) return;
  if (isPost) for (const problem of problems) log.problem('warning', problem);
  else fail(log, problems);
}

async function runPost<F extends Fields, O extends OutputContract>(action: Action<F, O>, run: Run<F, O>): Promise<Ending> {
  await action.post?.(run);
  return { kind: 'done' };
}

async function attempt(log: Log, work: () => Promise<Ending>): Promise<readonly Problem[]> {
  try {
    const ending = await work();
    return ending.kind === 'failed' ? ending.problems : [];
  } catch (error) {
    if (error instanceof Error) log.debug(error.stack ?? error.message);
    return problemsOf(error);
  }
}

function maskSecrets(contract: ActionContract, raw: Readonly<Record<string, string>>, log: Log): void {
  for (const [name, field] of Object.entries(contract.inputs)) {
    const value = raw[name];
    if (field.kind === 'secret' && value) for (const form of maskForms(value)) log.mask(form);
  }
}

function fail(log: Log, problems: readonly Problem[]): void {
  for (const problem of problems) log.problem('error', problem);
  process.exitCode = 1;
}
