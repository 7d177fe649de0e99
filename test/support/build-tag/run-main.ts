import { tmpdir } from 'node:os';
import { contract } from '../../../src/actions/build-tag/inputs.ts';
import { main, type TagRun } from '../../../src/actions/build-tag/main.ts';
import { outputs } from '../../../src/actions/build-tag/outputs.ts';
import { systemClock } from '../../../src/adapters/clock/system-clock.ts';
import { problemsOf } from '../../../src/adapters/runner/problems-of.ts';
import { readInputs } from '../../../src/core/contract/read-inputs.ts';
import { outputTexts } from '../../../src/core/contract/write-outputs.ts';
import { readContext } from '../../../src/core/event/context.ts';
import type { Problem } from '../../../src/core/problem/problem.ts';

/** A step without its runner: inputs and variables as texts. */
export interface MainStep {
  readonly with: Readonly<Record<string, string>>;
  readonly env: Readonly<Record<string, string>>;
  readonly payload: Readonly<Record<string, unknown>>;
}

/** What the step came to. */
export interface MainResult {
  readonly ok: boolean;
  readonly outputs: Readonly<Record<string, string>>;
  readonly problems: readonly Problem[];
  readonly warnings: readonly Problem[];
  readonly summary: string;
}

/** Runs build-tag's main in this process: the whole action but for the runner's files. Variables are not exported. */
export async function runMain({ with: given, env, payload }: MainStep): Promise<MainResult> {
  const read = readInputs(contract, given);
  if (!read.ok) return { ok: false, outputs: {}, problems: read.error, warnings: [], summary: '' };
  let set: Record<string, unknown> = {};
  const warnings: Problem[] = [];
  const summary: string[] = [];
  const all = { PATH: process.env.PATH, DOCKER_METADATA_SET_OUTPUT_ENV: 'false', RUNNER_TEMP: tmpdir(), ...env };
  const run: TagRun = {
    inputs: read.value.inputs,
    context: readContext(all, payload),
    env: all,
    log: {
      info: () => {},
      debug: () => {},
      section: () => ({ [Symbol.dispose]: () => {} }),
      outside: () => {},
      problem: (_, problem) => void warnings.push(problem),
      mask: () => {},
    },
    state: { save: () => {}, read: () => undefined },
    clock: systemClock,
    random: () => 0.5,
    signal: new AbortController().signal,
    setOutputs: (values) => {
      set = { ...set, ...values };
    },
    summarize: (markdown) => void summary.push(markdown),
  };
  const ending = await main(run).catch((error: unknown) => ({ kind: 'failed' as const, problems: problemsOf(error) }));
  const problems = ending.kind === 'failed' ? ending.problems : [];
  return { ok: ending.kind === 'done', outputs: outputTexts(outputs, set), problems, warnings, summary: summary.join('\n\n') };
}
