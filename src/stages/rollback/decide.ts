import type { Problem } from '../../core/problem/problem.ts';
import type { TakenBack } from '../../core/target/target.ts';

/** What is told of a rollback: a notice when it worked, a problem of the step when it did not. */
export type RollbackWord = { readonly kind: 'notice'; readonly problem: Problem } | { readonly kind: 'problem'; readonly problem: Problem };

/** HD070 with what runs now; HD071 and HD072 come from the target. */
export function judgeRollback(result: TakenBack, name: string): RollbackWord {
  switch (result.kind) {
    case 'rolled-back':
      return {
        kind: 'notice',
        problem: {
          code: 'HD070',
          fault: 'user',
          what: `${name} is back at the state of revision ${result.to}${result.verified ? ', which passed its smoke test' : ''}, as revision ${result.revision}`,
        },
      };
    case 'nothing-to-go-back-to':
    case 'failed':
      return { kind: 'problem', problem: result.problem };
  }
}
