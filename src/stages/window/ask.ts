import { GithubFailure } from '../../core/github/github-failure.ts';
import { githubProblem } from '../../core/github/github-problem.ts';
import type { Code, Problem } from '../../core/problem/problem.ts';
import type { Finding, Gate } from '../../core/window/finding.ts';

/** The problem of a gate that could not be read; a rate limit has a code of its own, because waiting cures it. */
export const unreadable = (code: Code, doing: string, failure: GithubFailure): Problem =>
  githubProblem(failure.kind === 'rate-limited' ? 'DW034' : code, doing, failure);

/** What a gate answers, or its closed finding when GitHub gives no sure answer (DW033): a gate that cannot be read is closed. */
export async function asGate<T>(gate: Gate, doing: string, ask: () => Promise<T>, closed: (finding: Finding) => T): Promise<T> {
  try {
    return await ask();
  } catch (error) {
    if (!(error instanceof GithubFailure)) throw error;
    const problem = unreadable('DW033', doing, error);
    return closed({ gate, kind: 'closed', why: problem.what, problem, canOpen: false });
  }
}
