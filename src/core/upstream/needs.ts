import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';

/** The `needs` context: how each job before this one ended (`success`, `failure`, `cancelled`, `skipped`), by its key. */
export type GateNeeds = Readonly<Record<string, string>>;

/** Reads `${{ toJSON(needs) }}`. A job that names no result is a fault: nothing may pass unseen. */
export function parseNeeds(text: string): Result<GateNeeds, Problem> {
  let parsed: unknown;
  try {
    parsed = JSON.parse(text);
  } catch {
    return err(malformed('it is no JSON'));
  }
  if (typeof parsed !== 'object' || parsed === null || Array.isArray(parsed)) return err(malformed('it is no JSON object'));
  const entries = Object.entries(parsed).map(([key, value]) => [key, (value as { result?: unknown } | null)?.result] as const);
  const bad = entries.find(([, result]) => typeof result !== 'string' || result === '');
  if (bad !== undefined) return err(malformed(`the job "${bad[0]}" has no result`));
  return ok(Object.fromEntries(entries) as GateNeeds);
}

const malformed = (why: string): Problem => ({
  code: 'IN003',
  fault: 'user',
  what: `input "needs" cannot be read: ${why}`,
  where: 'with:',
  expected: 'the needs context as JSON',
  remedy: 'needs: $' + '{{ toJSON(needs) }}',
});
