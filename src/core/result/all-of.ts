import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from './result.ts';

/** All values of a record of results by their names, or the problems of all that have none. */
export function allOf<T extends object>(
  results: {
    readonly [K in keyof T]: Result<T[K], readonly Problem[]>;
  },
): Result<T, readonly Problem[]> {
  const entries = Object.entries(results) as [string, Result<unknown, readonly Problem[]>][];
  const problems = entries.flatMap(([, one]) => (one.ok ? [] : one.error));
  if (problems.length > 0) return err(problems);
  return ok(Object.fromEntries(entries.map(([name, one]) => [name, one.ok ? one.value : undefined])) as T);
}
