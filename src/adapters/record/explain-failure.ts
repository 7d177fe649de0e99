import { GithubFailure } from '../../core/github/github-failure.ts';
import { githubProblem } from '../../core/github/github-problem.ts';
import { type Problem, ProblemError } from '../../core/problem/problem.ts';
import { present } from '../../core/result/present.ts';

/** RC010: a place of the record that could not be written or read, with the right to add where one is missing. */
export function explainRecordFailure(error: unknown, doing: string): Problem {
  if (error instanceof GithubFailure) return githubProblem('RC010', doing, error);
  if (error instanceof ProblemError) {
    const [first] = error.problems;
    if (first !== undefined)
      return {
        code: 'RC010',
        fault: first.fault,
        what: `${doing} failed: ${first.what}`,
        ...present({ where: first.where, remedy: first.remedy }),
      };
  }
  const message = error instanceof Error ? `${error.name}: ${error.message}` : String(error);
  return { code: 'RC010', fault: 'remote', what: `${doing} failed: ${message}` };
}
