import type { Clock } from '../../core/clock/clock.ts';
import type { Fields, InputsOf, OutputContract, OutputsOf } from '../../core/contract/contract.ts';
import type { JobContext } from '../../core/event/context.ts';
import type { Problem } from '../../core/problem/problem.ts';
import type { Log } from './log.ts';
import type { State } from './state.ts';

/** All that an action's main (or post) is given: nobody below reads the environment. */
export interface Run<F extends Fields, O extends OutputContract> {
  readonly inputs: InputsOf<F>;
  readonly context: JobContext;
  /** The whole environment: for child processes by allow list, and for what standards define (OTEL_*, ACTIONS_ID_TOKEN_REQUEST_*). */
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly log: Log;
  readonly state: State;
  readonly clock: Clock;
  /** A number in [0, 1), for jitter. */
  readonly random: () => number;
  /** Aborted when the job is cancelled. */
  readonly signal: AbortSignal;
  /** Outputs that are true from now on; written at the end, also when the step fails. Later values win. */
  setOutputs(values: OutputsOf<O>): void;
  /** Adds Markdown to the summary. */
  summarize(markdown: string): void;
}

/** How main ended. A failure's problems become annotations, and the step fails. */
export type Ending = { readonly kind: 'done' } | { readonly kind: 'failed'; readonly problems: readonly Problem[] };

export const DONE: Ending = { kind: 'done' };

/** A failed ending with one problem or several. */
export const failed = (...problems: readonly Problem[]): Ending => ({ kind: 'failed', problems });
