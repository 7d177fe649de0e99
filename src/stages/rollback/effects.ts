import type { Problem } from '../../core/problem/problem.ts';
import type { TakenBack, Target } from '../../core/target/target.ts';
import { judgeRollback, type RollbackWord } from './decide.ts';

export interface RollbackPorts {
  readonly target: Target;
  readonly log: { problem(severity: 'notice', problem: Problem): void };
  readonly signal: AbortSignal;
}

/** Takes the target back (to `to`, or to its last verified revision), and tells a good end; a bad one is the caller's problem. */
export async function runRollback(
  ports: RollbackPorts,
  reason: string,
  to?: number,
): Promise<{ readonly result: TakenBack; readonly word: RollbackWord }> {
  const result = await ports.target.rollback(reason, ports.signal, to);
  const word = judgeRollback(result, ports.target.name);
  if (word.kind === 'notice') ports.log.problem('notice', word.problem);
  return { result, word };
}
