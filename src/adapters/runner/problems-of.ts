import { oneLine } from '../../core/outside-text/outside-text.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { Cancelled } from './cancel.ts';

/** What an error that was thrown tells the user; an unknown one is ours, and says so. */
export function problemsOf(error: unknown): readonly Problem[] {
  if (error instanceof ProblemError) return error.problems;
  if (error instanceof AggregateError) return error.errors.flatMap((inner) => problemsOf(inner));
  if (error instanceof Cancelled) return [{ code: 'IN010', fault: 'user', what: `the step was ${error.message}` }];
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return [
    {
      code: 'IN099',
      fault: 'bug',
      what: oneLine(`unexpected error: ${message}`, 1_000),
      remedy: 'Run the job again with debug logging (ACTIONS_STEP_DEBUG=true) for the stack, and open an issue.',
    },
  ];
}
