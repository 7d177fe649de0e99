import type { Problem } from '../problem/problem.ts';
import { err, ok, type Result } from '../result/result.ts';
import { readList } from './list-input.ts';
import { readRule } from './read-rule.ts';
import type { Rule } from './rule.ts';

/** What `tags` means when it is empty: docker/metadata-action's four. */
export const DEFAULT_TAGS = 'type=schedule\ntype=ref,event=branch\ntype=ref,event=tag\ntype=ref,event=pr';

/** What it means for an image in a production registry. */
export const PRODUCTION_TAGS = 'type=primary';

/** Rules in the order in which they are tried: by priority, then as written. `lenient` problems are those that `strict: false` forgives. */
export interface ReadRules {
  readonly rules: readonly Rule[];
  readonly lenient: readonly Problem[];
}

/** Reads the input `tags`. Fails with everything that no mode forgives; an empty text gives `fallback`. */
export function readRules(text: string, fallback: string): Result<ReadRules, readonly Problem[]> {
  const entries = readList('tags', text.trim() === '' ? fallback : text);
  if (!entries.ok) return err([entries.error]);
  const read = entries.value.map((entry, index) => readRule(entry, index + 1));
  const problems = read.flatMap((one) => one.problems);
  const hard = problems.filter(({ code }) => code !== 'BT002' && code !== 'BT003');
  if (hard.length > 0) return err(problems);
  const rules = read.flatMap(({ rule }) => (rule === undefined ? [] : [rule]));
  return ok({ rules: rules.sort((a, b) => b.priority - a.priority), lenient: problems });
}
