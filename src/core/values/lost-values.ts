import { oneLine } from '../outside-text/outside-text.ts';
import type { Problem, Remark } from '../problem/problem.ts';
import { looksSecret } from './looks-secret.ts';
import { globNames, isMap, leaves, sameValue, type Values, valueAt } from './paths.ts';

/** A value that the last revision had and the next one would not have. */
export interface LostValue {
  readonly path: string;
  readonly was: unknown;
  /** What the chart would give instead; absent when it has no such value. */
  readonly becomes?: unknown;
}

/**
 * Values that somebody gave to the last revision, and that this deployment gives no longer. A value that equals the new chart's default is
 * not lost; one that is given as null is dropped on purpose.
 */
export function lostValues(old: Values, next: Values, defaults: Values): readonly LostValue[] {
  return leaves(old).flatMap(({ path, value }): readonly LostValue[] => {
    if (value === null || isGiven(next, path)) return [];
    const fallback = valueAt(defaults, path);
    if (!fallback.found || fallback.value === null) return isEmpty(value) ? [] : [{ path, was: value }];
    return sameValue(value, fallback.value) ? [] : [{ path, was: value, becomes: fallback.value }];
  });
}

/** A path is given when its own leaf is, or when something above it was replaced by a scalar, a list or null. */
function isGiven(next: Values, path: string): boolean {
  if (valueAt(next, path).found) return true;
  const keys = path.split(/(?<!\\)\./);
  return keys.some((_, i) => {
    const above = valueAt(next, keys.slice(0, i + 1).join('.'));
    return above.found && !isMap(above.value);
  });
}

const isEmpty = (value: unknown): boolean => value === '' || (isMap(value) && Object.keys(value).length === 0);

/** What the gate says, by `values-policy`. `keep` cannot lose anything, `reset` was chosen by a word. */
export interface ValuesVerdict {
  readonly problem?: Problem;
  readonly remarks: readonly Remark[];
}

export interface ValuesQuestion {
  readonly lost: readonly LostValue[];
  readonly allowLost: readonly string[];
  /** Values that a file of the repository gave to the old revision: its author took them out. */
  readonly takenOut: readonly string[];
  readonly policy: 'error' | 'warn' | 'keep' | 'reset';
  /** The revision that the old values are from. */
  readonly revision: number;
  readonly where: string;
}

/** HD020 as an error or a warning, with every lost value named. */
export function judgeLostValues(question: ValuesQuestion): ValuesVerdict {
  const lost = question.lost.filter(
    ({ path }) => !question.takenOut.includes(path) && !question.allowLost.some((glob) => globNames(glob, path)),
  );
  if (lost.length === 0 || question.policy === 'reset' || question.policy === 'keep') return { remarks: [] };
  const problem: Problem = {
    code: 'HD020',
    fault: 'user',
    what: `${lost.length === 1 ? '1 value' : `${lost.length} values`} set in revision ${question.revision} would fall back to the chart default: ${lost.map(lostText).join(', ')}`,
    where: question.where,
    remedy: 'Keep it with values-policy: keep, put it in a values file, or list it under allow-lost.',
  };
  return question.policy === 'error' ? { problem, remarks: [] } : { remarks: [{ severity: 'warning', problem }] };
}

/** `replicaCount: 3 -> 1 (chart default)`; values that may be secret are not shown. */
export function lostText(lost: LostValue): string {
  const show = (value: unknown): string => (looksSecret(lost.path) ? '***' : oneLine(JSON.stringify(value) ?? 'nothing', 60));
  const after = 'becomes' in lost ? `${show(lost.becomes)} (chart default)` : 'nothing (the chart has no default)';
  return `${oneLine(lost.path, 120)}: ${show(lost.was)} -> ${after}`;
}
