import { unreachable } from '../../core/credentials/refused.ts';
import { HttpFailure } from '../../core/http/http.ts';
import type { Problem } from '../../core/problem/problem.ts';
import { problemsOf } from '../runner/problems-of.ts';

/** What an error in the middle of a rollout tells: an API server that is away is nobody's bug. */
export const explainBreak = (error: unknown, server: string): readonly Problem[] =>
  error instanceof HttpFailure ? [unreachable('the API server', server, `${error.code} ${error.message}`)] : problemsOf(error);
